/**
 * Shows from outside what a run does, how well, and why not. It watches and never decides. Open
 * {@link dev.etlpipeline.observability.ObservabilityModule}: it names each part.
 */
@NullMarked
package dev.etlpipeline.observability;

import org.jspecify.annotations.NullMarked;
