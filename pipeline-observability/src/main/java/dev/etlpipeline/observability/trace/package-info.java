/**
 * Traces: a run, its chunks, what is done with each, and every request and statement beneath, as OpenTelemetry spans, sent
 * by OTLP or to Azure Monitor where settings ask for it. Ids are those of the package {@code log}. Open
 * {@link dev.etlpipeline.observability.trace.Traces} for what is installed, {@code LiveTrace} for which span stands below which,
 * {@code Outbox} for how they leave.
 */
@NullMarked
package dev.etlpipeline.observability.trace;

import org.jspecify.annotations.NullMarked;
