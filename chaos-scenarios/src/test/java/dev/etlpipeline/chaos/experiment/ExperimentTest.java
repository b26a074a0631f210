package dev.etlpipeline.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {

    private static final Protection NET = new Protection("net", "Nothing catches it", "falls", Map.of());

    @TempDir
    Path folder;

    /** What is broken in these experiments. */
    private static final class Vase implements AutoCloseable {
        private boolean whole = true;
        private boolean touched;

        @Override
        public void close() {}
    }

    private static Fault<Vase> fall(boolean lands) {
        return new Fault<>(
                "falls",
                "The vase falls",
                vase -> vase.touched = lands,
                vase -> {},
                vase -> Finding.of(vase.touched, "touched: " + vase.touched));
    }

    private static Experiment<Vase> experiment(Fault<Vase> fault) {
        return Experiment.of(fault, (context, journal) -> new Vase())
                .steadyState("it stands", "looked at", vase -> Finding.of(vase.whole, ""))
                .invariant("it is whole", "looked at", vase -> Finding.of(vase.whole, "whole: " + vase.whole));
    }

    private ExperimentResult run(Experiment<Vase> experiment) {
        return experiment.run(context(null), new DrillWatcher() {}, Clock.systemUTC());
    }

    private DrillContext context(Protection without) {
        return new DrillContext(folder, folder.resolve("drill"), 1, Speed.TEST, without, null);
    }

    @Test
    @Criterion("failure-simulation.1")
    void passesWhereTheFaultHitAndEverythingHolds() {
        ExperimentResult result = run(experiment(fall(true)));

        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.reason()).isEmpty();
        assertThat(result.entries())
                .extracting(Journal.Entry::kind)
                .containsSubsequence(Kind.STEP, Kind.INJECTED, Kind.ROLLED_BACK);
    }

    @Test
    @Criterion("failure-simulation.1")
    void failsWhereSomethingDoesNotHoldAndNamesIt() {
        ExperimentResult result = run(experiment(fall(true)).afterwards("it breaks", vase -> vase.whole = false));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).isEqualTo("it is whole");
    }

    @Test
    @Criterion("failure-simulation.1")
    void isInvalidWhereTheFaultDidNotHit() {
        ExperimentResult result = run(experiment(fall(false)));

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.reason()).contains("did not hit", "touched: false");
    }

    @Test
    void isNotBegunWhereTheSteadyStateDoesNotHold() {
        ExperimentResult result = run(Experiment.of(fall(true), (context, journal) -> new Vase())
                .steadyState("it has water", "looked at", vase -> Finding.broken("dry")));

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.reason()).contains("steady state", "it has water");
        assertThat(result.entries()).extracting(Journal.Entry::kind).doesNotContain(Kind.INJECTED);
    }

    @Test
    void isInvalidWhereItCannotBeSetUp() {
        ExperimentResult result = run(experiment(fall(true)).given("a table", vase -> {
            throw new IllegalStateException("no table");
        }));

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.reason()).contains("no table");
    }

    @Test
    void failsAndStillMendsWhereSomethingGoesWrongBehindTheFault() {
        ExperimentResult result = run(experiment(fall(true)).meanwhile("it is caught", vase -> {
            throw new IllegalStateException("too late");
        }));

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).contains("it is caught");
        assertThat(result.entries()).extracting(Journal.Entry::kind).contains(Kind.ROLLED_BACK);
    }

    @Test
    void takesALookThatFailsForSomethingBroken() {
        ExperimentResult result = run(experiment(fall(true)).invariant("it can be seen", "looked at", vase -> {
            throw new IllegalStateException("dark");
        }));

        assertThat(result.reason()).isEqualTo("it can be seen");
    }

    @Test
    void passesOverWhatNobodyCouldLookAt() {
        ExperimentResult result = run(
                experiment(fall(true)).invariant("it is insured", "asked", vase -> Finding.skipped("nobody to ask")));

        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    }

    private static final class Fall implements Drill {
        @Override
        public String name() {
            return "fall";
        }

        @Override
        public String title() {
            return "Things fall";
        }

        @Override
        public List<Protection> protections() {
            return List.of(NET);
        }

        @Override
        public List<String> inTwoMinutes() {
            return List.of("rises");
        }

        @Override
        public List<Experiment<?>> experiments(DrillContext context) {
            Fault<Vase> other = new Fault<>("rises", "It rises", vase -> {}, vase -> {}, vase -> Finding.held(""));
            return List.of(experiment(fall(true)), experiment(other));
        }
    }

    @Test
    @Criterion("failure-simulation.3")
    void leavesAJournalAndAReconciliation() throws Exception {
        DrillResult result =
                new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(new Fall(), context(null), null);

        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        JsonNode journal =
                new ObjectMapper().readTree(folder.resolve("drill/journal.json").toFile());
        assertThat(journal.path("verdict").asText()).isEqualTo("PASSED");
        assertThat(journal.path("experiments")).hasSize(2);
        assertThat(journal.at("/experiments/0/invariants/0/outcome").asText()).isEqualTo("HELD");
        assertThat(folder.resolve("drill/reconciliation.json")).exists();
        assertThat(folder.resolve("drill/junit.xml")).content().contains("\"fall.falls\"", "\"fall.rises\"");
        assertThat(folder.resolve("drill/falls")).isDirectory();
    }

    @Test
    void withoutAProtectionRunsTheExperimentThatHasToNotice() throws Exception {
        DrillResult result = new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(new Fall(), context(NET), null);

        assertThat(result.experiments()).extracting(ExperimentResult::fault).containsExactly("falls");
        assertThat(result.without()).isEqualTo("net");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "TEST, none, falls rises",
                "DEMO, none, rises",
                "FULL, none, falls rises",
                "DEMO, all, falls rises",
                "DEMO, falls, falls"
            })
    void showsARoomWhatFitsIntoTwoMinutesUnlessAFaultIsNamed(Speed speed, String fault, String shown) throws Exception {
        DrillContext context = new DrillContext(folder, folder.resolve("drill"), 1, speed, null, null);

        DrillResult result = new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(new Fall(), context, fault);

        assertThat(result.experiments()).extracting(ExperimentResult::fault).containsExactly(shown.split(" "));
    }

    @Test
    void refusesAFaultThatTheDrillDoesNotHave() {
        DrillRun run = new DrillRun(Clock.systemUTC(), new DrillWatcher() {});

        assertThatThrownBy(() -> run.run(new Fall(), context(null), "melts"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("drill fall has no fault melts, only falls, rises");
    }
}
