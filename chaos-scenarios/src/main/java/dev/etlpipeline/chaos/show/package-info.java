/**
 * How drills are shown: live, as one page, and as what was learned. Open {@link dev.etlpipeline.chaos.show.Shows} first
 * for the terminal, {@link dev.etlpipeline.chaos.show.Reports} for {@code report.html}. All of it is made from what a {@link
 * dev.etlpipeline.chaos.experiment.DrillWatcher} is told, or from {@code journal.json}.
 */
@NullMarked
package dev.etlpipeline.chaos.show;

import org.jspecify.annotations.NullMarked;
