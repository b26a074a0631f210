package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.ExperimentResult;
import java.time.Instant;

/**
 * An experiment that was run with a protection taken away.
 *
 * @param without the protection's name
 */
record Control(String without, Instant started, ExperimentResult experiment) {}
