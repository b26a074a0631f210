package dev.etlpipeline.chaos.databaseloss;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.invariant.StandardInvariants;
import java.util.List;
import java.util.Map;

/** The database goes away in the middle of a load, in every way in which databases go. */
public final class DatabaseLossDrill implements Drill {

    private static final Protection RETRY = new Protection(
            "retry", "Nothing is tried again", "pipeline-killed", Map.of("resilience.retry.enabled", "false"));

    private static final Fault<Load> PIPELINE_KILLED = new Fault<>(
            "pipeline-killed",
            "The pipeline is killed (kill -9) and resumed",
            Load::killPipeline,
            Load::resume,
            Load::inTheMiddle);

    @Override
    public String name() {
        return "database-loss";
    }

    @Override
    public String title() {
        return "The database goes away in the middle of a load";
    }

    @Override
    public List<Protection> protections() {
        return List.of(RETRY);
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        return List.of(experiment(PIPELINE_KILLED));
    }

    private static Experiment<Load> experiment(Fault<Load> fault) {
        return Experiment.of(fault, Load::open)
                .steadyState("an undisturbed run loads the file", "a run into a table of its own", Load::control)
                .given("a load of the same file has committed 40 %", Load::beginAndAwaitTheMiddle)
                .invariant("the run ends by itself", "exit code", load -> load.endsWith(0))
                .invariants(StandardInvariants.of(Load::books));
    }
}
