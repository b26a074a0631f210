/**
 * The file is damaged. Open {@link dev.etlpipeline.chaos.corruptinput.CorruptInputDrill} first; {@code Damage} is where one
 * more kind of damage goes, with the verdict that it deserves.
 */
@NullMarked
package dev.etlpipeline.chaos.corruptinput;

import org.jspecify.annotations.NullMarked;
