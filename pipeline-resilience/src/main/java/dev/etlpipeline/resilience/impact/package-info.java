/**
 * What failures of the pipeline cost. Open {@link dev.etlpipeline.resilience.impact.ImpactCommand} first: it reads the runs
 * that the warehouse remembers, has {@link dev.etlpipeline.resilience.impact.History} find outages and late loads in them,
 * and {@link dev.etlpipeline.resilience.impact.Assessment} put a price on them and on what helps.
 * {@link dev.etlpipeline.resilience.impact.Failure} and {@link dev.etlpipeline.resilience.impact.Measure} hold what is
 * assumed where nothing was measured.
 */
@NullMarked
package dev.etlpipeline.resilience.impact;

import org.jspecify.annotations.NullMarked;
