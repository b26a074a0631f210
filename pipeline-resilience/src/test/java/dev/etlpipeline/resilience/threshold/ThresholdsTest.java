package dev.etlpipeline.resilience.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.People;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When too much is bad. */
class ThresholdsTest {

    @TempDir
    Path folder;

    private People people;

    @BeforeEach
    void namePipeline() {
        people = new People(folder, H2Databases.inFolder(folder));
    }

    /** So many people, of whom those with these numbers are too old. */
    private static List<String> lines(int count, Set<Integer> bad) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> i + ",Ann," + (bad.contains(i) ? 200 : 20) + ",Ayr")
                .toList();
    }

    private static List<String> spread(int count, int bad) {
        return lines(
                count,
                IntStream.range(0, bad).map(i -> 1 + i * count / bad).boxed().collect(Collectors.toSet()));
    }

    @Test
    @Criterion("error-thresholds.4")
    void goesOnJustUnderTheShare() throws Exception {
        RunResult result = people.load(spread(1000, 49));

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(people.count()).isEqualTo(951);
    }

    @Test
    @Criterion("error-thresholds.4")
    void goesOnAtTheShare() throws Exception {
        assertThat(people.load(spread(1000, 50)).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    @Criterion("error-thresholds.2")
    @Criterion("error-thresholds.4")
    void rejectsTheRunJustOverTheShare() throws Exception {
        RunResult result = people.load(spread(1000, 51));

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(result.state().exitCode()).isEqualTo(4);
        assertThat(result.failed().orElseThrow())
                .hasMessageContaining("51 of 1,000 records are bad (5.1 %), more than errors.max-share = 0.05 allows")
                .hasMessageContaining("Broken most often: range 51");
        assertThat(people.count())
                .isEqualTo(
                        people
                                .select("SELECT records_successful FROM etl.enrichment_audit WHERE pipeline = 'NAME'")
                                .stream()
                                .mapToLong(Long::parseLong)
                                .sum());
    }

    @Test
    void stopsEarlyWhereTheRestCannotBringTheShareDown() throws Exception {
        RunResult result =
                people.load(lines(1000, IntStream.rangeClosed(1, 1000).boxed().collect(Collectors.toSet())));

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(result.accounting().read()).isBetween(90L, 120L);
        assertThat(people.count()).isZero();
    }

    @Test
    @Criterion("error-thresholds.2")
    void rollsTheChunkBackThatHoldsTheRowThatCrossed() throws Exception {
        people.with("errors.max-count", "2");

        RunResult result = people.load(lines(40, Set.of(3, 12, 25, 26)));

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(result.failed().orElseThrow())
                .hasMessageContaining("3 of 25 records are bad")
                .hasMessageContaining("errors.max-count = 2")
                .hasMessageContaining("record 25 crossed it")
                .hasMessageContaining("What was committed before record 21 stays loaded.");
        assertThat(people.count()).isEqualTo(18);
    }

    @Test
    @Criterion("error-thresholds.4")
    void toleratesAsManyAsTheNumberSays() throws Exception {
        people.with("errors.max-count", "3");

        assertThat(people.load(lines(40, Set.of(3, 12, 25))).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void judgesNoShareOfASmallSample() throws Exception {
        assertThat(people.load(lines(99, Set.of(1, 2, 3, 4, 5, 6, 7, 8))).state())
                .isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    @Criterion("error-thresholds.4")
    void countsByRuleAndByColumn() throws Exception {
        people.with("errors.rules.range.max-count", "1").with("errors.columns.town.max-share", "0.01");

        RunResult byRule = people.load(lines(40, Set.of(1, 2)));
        RunResult byColumn = people.load(IntStream.rangeClosed(1, 200)
                .mapToObj(i -> i + ",Ann,20," + (i % 60 == 0 ? "ayr" : "Ayr"))
                .toList());

        assertThat(byRule.failed().orElseThrow())
                .hasMessageContaining("records under rule range are bad")
                .hasMessageContaining("errors.rules.range.max-count = 1");
        assertThat(byColumn.failed().orElseThrow())
                .hasMessageContaining("records in column town are bad")
                .hasMessageContaining("errors.columns.town.max-share = 0.01");
    }

    @Test
    @Criterion("error-thresholds.1")
    void letsAPipelineHaveBoundsOfItsOwn() throws Exception {
        people.with("errors.max-count", "0").with("errors.pipelines.NAME.max-count", "5");

        assertThat(people.load(lines(40, Set.of(3, 12))).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void stopsAtTheFirstBadRecordWhereItIsStrict() throws Exception {
        people.with("errors.mode", "strict");

        RunResult result = people.load(lines(40, Set.of(31)));

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(result.failed().orElseThrow()).hasMessageContaining("errors.mode = strict");
    }

    @Test
    @Criterion("error-thresholds.5")
    void leavesNothingBehindWhereItChecksFirst() throws Exception {
        people.with("errors.check-first", "true");

        RunResult result = people.load(spread(1000, 51));

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(result.failed().orElseThrow())
                .hasMessageContaining("51 of 1,000 records are bad")
                .hasMessageContaining("Nothing was loaded.");
        assertThat(people.count()).isZero();
        assertThat(people.select("SELECT COUNT(*) FROM etl.quarantine")).containsExactly("0");
    }

    @Test
    @Criterion("error-thresholds.5")
    void loadsAllWhereTheCheckFindsItGood() throws Exception {
        people.with("errors.check-first", "true");

        RunResult result = people.load(spread(1000, 50));

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.accounting().read()).isEqualTo(1000);
        assertThat(people.count()).isEqualTo(950);
    }

    @Test
    void countsWhatEarlierAttemptsOfARunSetAside() throws Exception {
        RunResult result = people.load(List.of("1,Ann,200,ayr", "2,Bo,20,Ayr", "3,,20,Ayr"));

        try (Warehouse warehouse = H2Databases.inFolder(folder).open();
                Connection connection = warehouse.dataSource().getConnection()) {
            Tally tally = EarlierAttempts.tally(connection, result.runId());

            assertThat(tally.bad()).isEqualTo(2);
            assertThat(tally.underRule("range")).isEqualTo(1);
            assertThat(tally.underRule("pattern")).isEqualTo(1);
            assertThat(tally.inColumn("name")).isEqualTo(1);
        }
    }

    @Test
    void countsWhatEarlierAttemptsSetAsideInTheFile() throws Exception {
        people.with("quarantine.sink", "file");
        RunResult result = people.load(List.of("1,Ann,200,ayr", "2,Bo,20,Ayr", "3,,20,Ayr"));

        try (Warehouse warehouse = H2Databases.inFolder(folder).open();
                Connection connection = warehouse.dataSource().getConnection()) {
            Tally tally = EarlierAttempts.tally(connection, result.runId());

            assertThat(tally.bad()).isEqualTo(2);
            assertThat(tally.underRule("range")).isEqualTo(1);
            assertThat(tally.underRule("required")).isEqualTo(1);
        }
    }

    @Test
    void onlyWarnsWhereThatIsWanted() throws Exception {
        people.with("errors.max-count", "1").with("errors.on-crossing", "warn");
        Heard heard = new Heard();

        RunResult result = people.load(lines(40, Set.of(1, 2, 21, 31)), heard);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(heard.signals).hasSize(1);
        assertThat(heard.signals.get(0))
                .contains("2 of 2 records are bad")
                .contains("errors.max-count = 1")
                .endsWith("broken most often: range 2");
    }

    @Test
    void sizeOfChunksMakesNoDifference() throws Exception {
        people.with("errors.max-count", "2");
        List<String> messages = Stream.of("1", "7", "1000")
                .map(rows -> failure(people.with("load.chunk-rows", rows)))
                .toList();

        assertThat(messages).allSatisfy(message -> assertThat(message).contains("record 25 crossed it"));
    }

    private static String failure(People people) {
        try {
            return String.valueOf(people.load(lines(40, Set.of(3, 12, 25, 26)))
                    .failed()
                    .orElseThrow()
                    .getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Listens for crossings. */
    private static final class Heard implements PipelineModule, RunListener {

        private final List<String> signals = new ArrayList<>();

        @Override
        public String name() {
            return "heard";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.listen(this);
        }

        @Override
        public void signalled(RunContext run, Signal signal) {
            if (signal.name().equals(Thresholds.SIGNAL)) {
                signals.add(signal.message());
            }
        }
    }
}
