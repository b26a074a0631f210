/**
 * What a drill is written with. Open {@link dev.etlpipeline.chaos.experiment.Drill} and {@link
 * dev.etlpipeline.chaos.experiment.Experiment} first; {@link dev.etlpipeline.chaos.experiment.Fault} is where somebody
 * starts who wants to break one thing more, {@link dev.etlpipeline.chaos.experiment.DrillRun} is who carries it out.
 */
@NullMarked
package dev.etlpipeline.chaos.experiment;

import org.jspecify.annotations.NullMarked;
