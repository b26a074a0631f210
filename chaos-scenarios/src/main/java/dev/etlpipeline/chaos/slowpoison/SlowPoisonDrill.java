package dev.etlpipeline.chaos.slowpoison;

import dev.etlpipeline.chaos.api.Api;
import dev.etlpipeline.chaos.child.Installed;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.invariant.StandardInvariants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nothing fails, but each thing gets a little slower, and then slower still. */
public final class SlowPoisonDrill implements Drill {

    private static final Poison API = Poison.api(100);
    private static final Poison DATABASE = Poison.database(4);
    private static final String SMALL_HEAP = "64m";

    private static final Protection BACKPRESSURE = new Protection(
            "backpressure",
            "The reader does not wait for the end of the line",
            "slow-database",
            Map.of("load.chunks-in-flight", "64"));

    private static final Protection PATIENCE = new Protection(
            "patience",
            "Timeouts end what is only slow",
            "slow-api",
            Map.of("enrichment.postcode.read-timeout", "PT0.15S", "enrichment.postcode.call-timeout", "PT0.15S"));

    private static final Fault<Slowing> SLOW_API = new Fault<>(
            "slow-api",
            "The postcode API takes 0.1 seconds longer for each answer, then 0.2, then 0.4",
            load -> load.slowDown(API),
            Slowing::mend,
            SlowPoisonDrill::apiWasSlow);

    private static final Fault<Slowing> SLOW_DATABASE = new Fault<>(
            "slow-database",
            "Each answer of the database comes 4 milliseconds later, then 8, then 16",
            load -> load.slowDown(DATABASE),
            Slowing::mend,
            SlowPoisonDrill::databaseWasSlow);

    private static final Fault<Slowing> EVERYTHING = new Fault<>(
            "everything",
            "API and database get slower, and the heap has 64 MB",
            load -> load.slowDown(API.and(DATABASE)),
            Slowing::mend,
            SlowPoisonDrill::everythingWasSlow);

    @Override
    public String name() {
        return "slow-poison";
    }

    @Override
    public String title() {
        return "Everything works, and gets slower and slower";
    }

    @Override
    public List<Protection> protections() {
        return List.of(BACKPRESSURE, PATIENCE);
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        return List.of(
                named(load(SLOW_API, API, null), Api.POSTCODE.target())
                        .invariant(
                                "the summary has ENRICH as the slowest stage",
                                "the run's result",
                                load -> Budgets.theSummaryNames(load, "ENRICH"))
                        .invariants(StandardInvariants.of(Slowing::books)),
                named(load(SLOW_DATABASE, DATABASE, null), "warehouse")
                        .invariants(StandardInvariants.of(Slowing::books)),
                load(EVERYTHING, API.and(DATABASE), SMALL_HEAP).invariants(StandardInvariants.of(Slowing::books)));
    }

    private static Experiment<Slowing> load(Fault<Slowing> fault, Poison poison, @Nullable String heap) {
        return Experiment.of(fault, (context, journal) -> Slowing.open(context, journal, heap))
                .steadyState("what protects is installed", "module", load -> Installed.protection())
                .steadyState("an undisturbed run loads the file", "a run into a table of its own", Slowing::control)
                .given("a load of the same file has committed 20 %", Slowing::beginAndAwaitAFifth)
                .meanwhile("it gets slower with each fifth", load -> load.slowDownMoreAndMore(poison))
                .meanwhile("the load comes to its end", Slowing::end)
                .invariant("the run ends SUCCEEDED", "exit code, state", Budgets::ends)
                .invariant(
                        "nobody reads ahead of a slow end", "chunks read and not committed", Budgets::nobodyReadsAhead)
                .invariant("slow is not broken", "events of the run, the APIs' logs", Budgets::nothingIsGivenUp)
                .invariant("it takes no longer than the delays", "commits by time", Budgets::costsNoMoreThanTheDelays);
    }

    /** Where a warm pipeline shows it: a cold one begins slowly. */
    private static Experiment<Slowing> named(Experiment<Slowing> load, String slowed) {
        return load.invariant(
                "the run says who got slower",
                "signals pace.slower",
                world -> Budgets.theRunSaysWhoGotSlower(world, slowed));
    }

    private static Finding apiWasSlow(Slowing load) {
        long slow = load.log(Api.POSTCODE).slowerThan(Slowing.usual().plus(API.api()));
        return Finding.of(slow > 0, slow + " answers of the postcode API were late");
    }

    private static Finding databaseWasSlow(Slowing load) {
        return Finding.of(
                load.heldWhilePoisoned() > 0, load.heldWhilePoisoned() + " answers of the database were late");
    }

    private static Finding everythingWasSlow(Slowing load) throws IOException {
        Path log = load.scene().context().folder().resolve("gc.log");
        long pauses = Files.readAllLines(log).stream()
                .filter(line -> line.contains("Pause "))
                .count();
        Finding api = apiWasSlow(load);
        Finding database = databaseWasSlow(load);
        return Finding.of(
                !api.isBroken() && !database.isBroken() && pauses > 0,
                api.evidence() + ", " + database.evidence() + ", " + pauses + " pauses of the collector");
    }
}
