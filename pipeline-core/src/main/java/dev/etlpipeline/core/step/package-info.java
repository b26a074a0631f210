/**
 * The built-in steps and rules, and the stages that run them. Open {@link dev.etlpipeline.core.step.StepCatalogue}
 * first: it says which name in a definition is which class here; a step is one small file, and so is a rule. A step of
 * your own implements {@link dev.etlpipeline.core.row.RowStep} and is registered by a module. How a column's text
 * becomes a value stands in the {@code Form}s; how a chunk passes, in {@link dev.etlpipeline.core.step.TransformStage} and
 * {@link dev.etlpipeline.core.step.ValidateStage}.
 */
@NullMarked
package dev.etlpipeline.core.step;

import org.jspecify.annotations.NullMarked;
