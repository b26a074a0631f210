/**
 * The pipeline definition: what a YAML file says about source, steps, rules, enrichments and target. Open
 * {@link dev.etlpipeline.core.definition.PipelineDefinition} first. What the named steps and rules do stands in
 * {@code core.step}.
 */
@NullMarked
package dev.etlpipeline.core.definition;

import org.jspecify.annotations.NullMarked;
