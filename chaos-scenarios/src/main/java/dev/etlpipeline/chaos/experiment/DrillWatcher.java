package dev.etlpipeline.chaos.experiment;

import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Sample;

/** Watches a drill as it goes. Called on the thread on which the thing happened; must be quick and not throw. */
public interface DrillWatcher {

    default void began(Drill drill, DrillContext context) {}

    default void began(String fault, String title) {}

    default void noted(Entry entry) {}

    default void sampled(Sample sample) {}

    default void examined(Examined invariant) {}

    default void ended(ExperimentResult experiment) {}

    default void ended(DrillResult drill) {}
}
