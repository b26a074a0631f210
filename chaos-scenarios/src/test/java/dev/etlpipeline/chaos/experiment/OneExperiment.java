package dev.etlpipeline.chaos.experiment;

import java.util.List;
import java.util.function.Function;

/** A drill of one experiment, without protections. */
public record OneExperiment(String name, String title, Function<DrillContext, Experiment<?>> experiment)
        implements Drill {

    @Override
    public List<Protection> protections() {
        return List.of();
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        return List.of(experiment.apply(context));
    }
}
