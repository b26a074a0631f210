/**
 * How good a file's data is: rules beyond those that reject, scores by dimension, what is kept of both, and the commands that
 * show it. Open {@link dev.etlpipeline.governance.quality.QualityPart}: what is registered; then {@code QualityGate}: what
 * happens to a chunk.
 */
@NullMarked
package dev.etlpipeline.governance.quality;

import org.jspecify.annotations.NullMarked;
