/**
 * Performs the exercises of docs/workshop as they are printed, on a copy of the project. Open
 * {@link dev.etlpipeline.testkit.exercise.Exercise} first; which marks a page may set, says
 * {@link dev.etlpipeline.testkit.exercise.BlockKind}.
 */
@NullMarked
package dev.etlpipeline.testkit.exercise;

import org.jspecify.annotations.NullMarked;
