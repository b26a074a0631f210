/** {@code ./pipeline chaos}. Open {@link dev.etlpipeline.chaos.command.ChaosCommand} first; {@code Drills} lists the drills. */
@NullMarked
package dev.etlpipeline.chaos.command;

import org.jspecify.annotations.NullMarked;
