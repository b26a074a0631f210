/**
 * Logs that a program can read: a file of JSON lines for each attempt of a run, one catalogue of events, and what ties a line
 * to its run, chunk, calls and rows. Open {@link dev.etlpipeline.observability.log.Logs} for what is installed,
 * {@link dev.etlpipeline.observability.log.Event} for what is logged, {@code LogsCommand} for how it is searched.
 */
@NullMarked
package dev.etlpipeline.observability.log;

import org.jspecify.annotations.NullMarked;
