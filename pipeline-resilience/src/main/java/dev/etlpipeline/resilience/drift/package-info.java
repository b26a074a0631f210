/**
 * Whether a file still looks as its definition says, found out by its first records. Open {@link
 * dev.etlpipeline.resilience.drift.SourceDrift} first; {@code RenamedColumns} and {@code ChangedDates} are what it looks for.
 */
@NullMarked
package dev.etlpipeline.resilience.drift;

import org.jspecify.annotations.NullMarked;
