/** The drill {@code corrupt-input}, as a test. */
@NullMarked
package dev.etlpipeline.chaos.corruptinput;

import org.jspecify.annotations.NullMarked;
