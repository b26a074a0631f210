/**
 * Stories as exercises: a copy of the project without a story's reference answer, and whether its tests hold again. Open {@link
 * dev.etlpipeline.app.workshop.StoryExercise} first; it is read from the front matter of a page in {@code docs/workshop/stories}.
 */
@NullMarked
package dev.etlpipeline.app.workshop;

import org.jspecify.annotations.NullMarked;
