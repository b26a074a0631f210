package dev.etlpipeline.chaos.command;

import dev.etlpipeline.chaos.apiratelimit.ApiRateLimitDrill;
import dev.etlpipeline.chaos.corruptinput.CorruptInputDrill;
import dev.etlpipeline.chaos.databaseloss.DatabaseLossDrill;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.memory.MemoryDrill;
import dev.etlpipeline.chaos.schemadrift.SchemaDriftDrill;
import dev.etlpipeline.chaos.slowpoison.SlowPoisonDrill;
import java.util.List;
import java.util.Optional;

/** The drills that there are, in the order in which they are shown. */
final class Drills {

    static final List<Drill> ALL = List.of(
            new DatabaseLossDrill(), //
            new ApiRateLimitDrill(), //
            new CorruptInputDrill(), //
            new MemoryDrill(), //
            new SchemaDriftDrill(), //
            new SlowPoisonDrill() //
            );

    private Drills() {}

    static Optional<Drill> named(String name) {
        return ALL.stream().filter(drill -> drill.name().equals(name)).findFirst();
    }
}
