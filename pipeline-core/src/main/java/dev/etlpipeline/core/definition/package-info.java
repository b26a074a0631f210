/**
 * The pipeline definition: what a YAML file says about source, steps, rules, enrichments and target. Open
 * {@link dev.etlpipeline.core.definition.PipelineDefinition} first, the result; then
 * {@link dev.etlpipeline.core.definition.DefinitionReader}, which has one small reader for each part of the file. What the
 * named steps and rules do stands in {@code core.step}.
 */
@NullMarked
package dev.etlpipeline.core.definition;

import org.jspecify.annotations.NullMarked;
