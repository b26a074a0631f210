/**
 * What makes a run: reader, workers and loader overlapped, chunks in flight bounded, commits in order, the account at the
 * end. Open {@link dev.etlpipeline.core.engine.PipelineRunner} first, then
 * {@link dev.etlpipeline.core.engine.ChunkFlow}. {@link dev.etlpipeline.core.engine.PipelineCheck} looks at the same
 * parts without running them.
 */
@NullMarked
package dev.etlpipeline.core.engine;

import org.jspecify.annotations.NullMarked;
