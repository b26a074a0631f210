/**
 * Where a run can fail unseen, and what to do first. Open {@code gaps.yaml} beside this package: every way to fail and every
 * step; {@link dev.etlpipeline.observability.gap.GapAnalysis} says who reads it.
 */
@NullMarked
package dev.etlpipeline.observability.gap;

import org.jspecify.annotations.NullMarked;
