/**
 * How much may go wrong before a run is stopped. Open {@link dev.etlpipeline.resilience.threshold.Thresholds} first: it
 * counts the rejects of each chunk in its transaction; {@link dev.etlpipeline.resilience.threshold.Limits} says what is
 * tolerated, {@link dev.etlpipeline.resilience.threshold.ErrorSettings} how that is set.
 */
@NullMarked
package dev.etlpipeline.resilience.threshold;

import org.jspecify.annotations.NullMarked;
