/** That exercises that do not go as printed are refused, and how. Open ExerciseTest first. */
@NullMarked
package dev.etlpipeline.testkit.exercise;

import org.jspecify.annotations.NullMarked;
