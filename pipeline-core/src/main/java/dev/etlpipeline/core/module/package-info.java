/**
 * How a module becomes part of the pipeline. Open {@link dev.etlpipeline.core.module.PipelineModule}, then
 * {@link dev.etlpipeline.core.module.Registry}: the whole of what a module can do.
 */
@NullMarked
package dev.etlpipeline.core.module;

import org.jspecify.annotations.NullMarked;
