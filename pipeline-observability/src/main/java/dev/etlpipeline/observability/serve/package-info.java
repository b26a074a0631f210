/**
 * The dashboard and what monitoring asks over HTTP, by {@code ./pipeline serve}. Open
 * {@link dev.etlpipeline.observability.serve.DashboardServer} for the routes;
 * {@link dev.etlpipeline.observability.serve.LiveRuns} is where runs leave what other processes show.
 */
@NullMarked
package dev.etlpipeline.observability.serve;

import org.jspecify.annotations.NullMarked;
