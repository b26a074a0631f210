/**
 * Figures of a run: operations, rows, APIs, SQL, pool, memory. {@link dev.etlpipeline.observability.metric.Metric} names
 * them all; open {@link dev.etlpipeline.observability.metric.Metrics} to see where they come from and where they go.
 */
@NullMarked
package dev.etlpipeline.observability.metric;

import org.jspecify.annotations.NullMarked;
