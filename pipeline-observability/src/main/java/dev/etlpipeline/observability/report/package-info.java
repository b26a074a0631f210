/**
 * What is kept of each run, and the page made of it. Open {@link dev.etlpipeline.observability.report.RunFigures}: what is
 * known of a run; {@link dev.etlpipeline.observability.report.RunReports} says who writes it and who reads it.
 */
@NullMarked
package dev.etlpipeline.observability.report;

import org.jspecify.annotations.NullMarked;
