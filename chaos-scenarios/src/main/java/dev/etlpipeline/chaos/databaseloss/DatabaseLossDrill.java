package dev.etlpipeline.chaos.databaseloss;

import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.child.Installed;
import dev.etlpipeline.chaos.child.SimulatedError;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Invariant;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.invariant.StandardInvariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The database goes away in the middle of a load, in every way in which databases go. */
public final class DatabaseLossDrill implements Drill {

    /** Behind the middle of the file, which is where loads are broken. */
    private static final int CHUNK = 22;

    private static final Protection RETRY = new Protection(
            "retry",
            "Nothing is tried again",
            LossFaults.CONNECTIONS_CUT.name(),
            Map.of("resilience.retry.enabled", "false"));

    private static final Protection LEDGER_QUESTION = new Protection(
            "ledger-question",
            "Nobody asks whether a chunk whose commit was not answered is there",
            LossFaults.COMMIT_CUT.name(),
            Map.of());

    private static final List<Invariant<Load>> GETS_THROUGH = List.of(
            new Invariant<>("the run gets through by itself", "exit code 0", Load::succeeded),
            new Invariant<>(
                    "at most one chunk is sent again",
                    "chunks that retries name",
                    load -> load.attempts().ofOneChunk()),
            new Invariant<>(
                    "waits are random below a bound that doubles",
                    "wait_ms of each retry against initial-wait * 2^n",
                    load -> load.attempts().withinGrowingBounds()),
            new Invariant<>(
                    "the first commit comes within the longest wait + 5 s",
                    "from the fault's end to the first chunk",
                    Load::recoveredInTime),
            new Invariant<>(
                    "the pool drops dead connections, leaks none and refills",
                    "connections that the line before the database saw, and the log",
                    Load::poolRefilled));

    private static final List<Invariant<Load>> IS_SEEN = List.of(
            new Invariant<>(
                    "health is DOWN while the database is away",
                    "./pipeline health --json",
                    load -> load.onlooker().saidDown()),
            new Invariant<>(
                    "health finds the database UP again",
                    "./pipeline health --json",
                    load -> load.onlooker().saidUpAgain()),
            new Invariant<>(
                    "metrics tell of every retry and every row",
                    "<run>.metrics.json beside the events of the run",
                    Load::metricsTell));

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
        return List.of(RETRY, LEDGER_QUESTION);
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        Pace pace = Pace.of(context);
        List<Experiment<?>> experiments = new ArrayList<>(List.of(
                brief(LossFaults.CONNECTIONS_CUT),
                lasting(LossFaults.SERVER_GONE, pace.outage()),
                lasting(LossFaults.SERVER_SILENT, pace.outage()),
                brief(LossFaults.COMMIT_CUT),
                busy(),
                tooLong(pace),
                permanent(PermanentFaults.TABLE_MISSING)));
        if (context.warehouse() == null) {
            experiments.add(permanent(PermanentFaults.LOGIN_REFUSED));
        }
        experiments.addAll(List.of(killed(), asleep()));
        return experiments;
    }

    @Override
    public List<String> inTwoMinutes() {
        return List.of(
                LossFaults.CONNECTIONS_CUT.name(),
                LossFaults.SERVER_GONE.name(),
                LossFaults.COMMIT_CUT.name(),
                LossFaults.GONE_TOO_LONG.name(),
                LossFaults.PIPELINE_KILLED.name());
    }

    /** The run waits, tries again, and gets through. */
    private static Experiment<Load> lasting(Fault<Load> fault, Duration outage) {
        return halfWay(fault, Load::open)
                .meanwhile("it stays so for " + outage.toMillis() + " ms", load -> load.stayAway(outage))
                .afterwards("the run comes to its end", Load::awaitEndAndHealth)
                .invariants(IS_SEEN)
                .invariant(
                        "waits grow",
                        "attempts during the outage against those of constant waits",
                        load -> load.attempts().fewerThanWithoutGrowth(outage))
                .invariants(GETS_THROUGH)
                .invariants(StandardInvariants.of(Load::books));
    }

    /** Over at once: the run tries again and gets through. */
    private static Experiment<Load> brief(Fault<Load> fault) {
        return halfWay(fault, Load::open)
                .meanwhile(
                        "the run feels it",
                        load -> load.child().await(event -> event.isSignal("retry.attempt"), ChildPipeline.PATIENCE))
                .afterwards("the run comes to its end", Load::awaitEnd)
                .invariants(GETS_THROUGH)
                .invariants(StandardInvariants.of(Load::books));
    }

    /** Errors that nobody can provoke from outside. */
    private static Experiment<Load> busy() {
        return halfWay(
                        LossFaults.SERVER_BUSY,
                        (context, journal) -> Load.open(context, journal)
                                .answered(SimulatedError.deadlock(CHUNK, 1))
                                .answered(SimulatedError.throttled(CHUNK, 1)))
                .afterwards("the run comes to its end", Load::awaitEnd)
                .invariant("the run gets through by itself", "exit code 0", Load::succeeded)
                .invariant(
                        "at most one chunk is sent again",
                        "chunks that retries name",
                        load -> load.attempts().ofOneChunk())
                .invariants(StandardInvariants.of(Load::books));
    }

    /** The run gives up in good order, and can be gone on with. */
    private static Experiment<Load> tooLong(Pace pace) {
        return halfWay(
                        LossFaults.GONE_TOO_LONG,
                        (context, journal) -> Load.open(context, journal).giveUpAfter(pace.budget()))
                .meanwhile("the run waits for " + pace.budget().toMillis() + " ms and gives up", Load::awaitEnd)
                .afterwards("the run is resumed", Load::resume)
                .invariant("it ends SUSPENDED", "exit code 75", load -> load.ended(75))
                .invariant("resume finishes the file", "exit code 0", Load::succeeded)
                .invariants(StandardInvariants.of(Load::books));
    }

    /** Another attempt would only hide it. */
    private static Experiment<Load> permanent(Fault<Load> fault) {
        return halfWay(fault, Load::open)
                .meanwhile("the run ends", Load::awaitEnd)
                .afterwards("it is mended, and the run resumed", Load::resume)
                .invariant("it ends FAILED", "exit code 1", load -> load.ended(1))
                .invariant(
                        "nothing is tried again",
                        "retries after errors that stay",
                        load -> load.attempts().noneOfPermanentErrors())
                .invariant("it is on record that it ended", Load.STANDING, Load::endedOnRecord)
                .invariant("resume finishes the file", "exit code 0", Load::succeeded)
                .invariants(StandardInvariants.of(Load::books));
    }

    private static Experiment<Load> killed() {
        return halfWay(LossFaults.PIPELINE_KILLED, Load::open)
                .afterwards("the run is resumed", Load::resume)
                .invariant("resume finishes the file", "exit code 0", Load::succeeded)
                .invariants(StandardInvariants.of(Load::books));
    }

    private static Experiment<Load> asleep() {
        return halfWay(LossFaults.PIPELINE_ASLEEP, Load::open)
                .meanwhile("another process takes the run over and finishes it", Load::takeOver)
                .afterwards("the first one wakes up", Load::awaitEnd)
                .invariant("the one that slept ends FENCED", "exit code 1 and state", Load::fenced)
                .invariant(
                        "it changed nothing", "sum of SHA-256 of all rows, before it woke and after", Load::unchanged)
                .invariant("the other one loaded the file", "exit code 0", Load::succeeded)
                .invariants(StandardInvariants.of(Load::books));
    }

    private static Experiment<Load> halfWay(Fault<Load> fault, Experiment.World<Load> world) {
        return Experiment.of(fault, world)
                .steadyState("what protects is installed", "module", load -> Installed.protection())
                .steadyState("an undisturbed run loads the file", "a run into a table of its own", Load::control)
                .given("a load of the same file has committed 40 %", Load::beginAndAwaitTheMiddle);
    }
}
