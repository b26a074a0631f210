/**
 * Breaks the pipeline on purpose and proves what the other modules promise. Open {@link
 * dev.etlpipeline.chaos.databaseloss.DatabaseLossDrill} first: a drill reads like the experiment that it is. {@code
 * experiment} holds the words that drills are written in, {@code fault} what breaks things, {@code child} the pipeline
 * that is broken, in a JVM of its own, {@code invariant} what must be true afterwards, {@code command} the command line.
 */
@NullMarked
package dev.etlpipeline.chaos;

import org.jspecify.annotations.NullMarked;
