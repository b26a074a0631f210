package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.StartPoint;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to its scores, on every database. */
abstract class QualityContract {

    /** Ten customers; which rule each breaks stands behind it. */
    static final List<String> TEN = List.of(
            "1,Ann,ann@company.com,1980-01-01,2020-01-01,2026-03-30,active,Ayr",
            "2,Bo,bo@company.com,1981-01-01,2020-01-02,2026-03-30,active,Bath",
            "3,,cy@company.com,1982-01-01,2020-01-03,2026-03-30,active,York", // rejected: required
            "4,Di,di(at)company,1983-01-01,2020-01-04,2026-03-30,active,Ayr", // email
            "5,Ed,ann@company.com,1984-01-01,2020-01-05,2026-03-30,active,Ayr", // unique
            "6,Flo,flo@company.com,2021-01-01,2020-01-06,2026-03-30,active,Ayr", // born < joined
            "7,Gus,,1985-01-01,2020-01-07,2026-03-30,active,Ayr", // no email, though active
            "8,Hal,,1986-01-01,2020-01-08,2026-03-30,inactive,Ayr",
            "9,Ida,ida@company.com,1987-01-01,2020-01-09,2026-02-01,active,Atlantis", // freshness, in-reference
            "10,Jo,jo@company.com,1988-01-01,2020-01-10,2026-03-30,active,"); // share: 8 of 9 are filled

    @TempDir
    Path folder;

    private Customers customers;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void namePipeline() throws Exception {
        customers = new Customers(folder, database());
    }

    @Test
    @Criterion("quality-rules.1")
    @Criterion("quality-rules.3")
    void countsWhatEachRuleFinds() throws Exception {
        RunResult run = customers.load(TEN);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.accounting().inserted()).isEqualTo(9);
        assertThat(customers.broken(run))
                .containsExactly(
                        "required|name|1",
                        "email|email|1",
                        "expression|joined|1",
                        "expression|email|1",
                        "unique|email|1",
                        "in-reference|town|1",
                        "freshness|seen|1",
                        "share|town|1");
        assertThat(customers.select(
                        "SELECT records, rows_loaded FROM governance.quality_run WHERE run_id = '" + run.runId() + "'"))
                .containsExactly("10|9");
    }

    @Test
    @Criterion("quality-rules.2")
    void scoresByDimension() throws Exception {
        RunResult run =
                customers.with("governance.quality.minimum.validity", "99").load(TEN);

        assertThat(customers.select("SELECT dimension, score, minimum FROM governance.quality_score WHERE run_id = '"
                        + run.runId() + "' ORDER BY dimension"))
                .containsExactly(
                        "accuracy|88.889|null",
                        "completeness|90.000|null",
                        "consistency|88.889|null",
                        "overall|83.148|null",
                        "timeliness|88.889|null",
                        "uniqueness|88.889|null",
                        "validity|98.765|99.000");
    }

    @Test
    @Criterion("quality-rules.3")
    void keepsShapesAndNeverValues() throws Exception {
        RunResult run = customers.load(TEN);

        assertThat(customers.select("SELECT samples FROM governance.quality_result WHERE run_id = '" + run.runId()
                        + "' AND failed > 0 ORDER BY rule_no"))
                .containsExactly(
                        "(none)",
                        "xx(xx)xxxxxxx",
                        "9999-99-99",
                        "(none)",
                        "xxx@xxxxxxx.xxx",
                        "xxxxxxxx",
                        "9999-99-99",
                        "(none)");
    }

    @Test
    void keepsTheShapeOfWhatCouldNotBeConverted() throws Exception {
        RunResult run = customers.load(List.of("1,Ann,ann@company.com,31.Feb.1980,2020-01-01,2026-03-30,active,Ayr"));

        assertThat(customers.select("SELECT column_name, samples FROM governance.quality_result WHERE run_id = '"
                        + run.runId() + "' AND failed > 0"))
                .containsExactly("born|99.xxx.9999");
    }

    @Test
    @Criterion("quality-rules.2")
    void keepsOfEachRecordWhatItBroke() throws Exception {
        RunResult run = customers.with("governance.quality.records", "4").load(TEN);

        assertThat(customers.select("SELECT source_record, rules FROM governance.quality_record WHERE run_id = '"
                        + run.runId() + "' ORDER BY source_record"))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("3|");
    }

    @Test
    @Criterion("quality-rules.4")
    void losesAndDoublesNothingWhereAChunkIsDoneAgain() throws Exception {
        RunResult run = customers.load(TEN, new Stumbling());

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(customers.broken(run)).contains("unique|email|1", "required|name|1");
        assertThat(customers.select("SELECT records FROM governance.quality_run WHERE run_id = '" + run.runId() + "'"))
                .containsExactly("10");
    }

    @Test
    @Criterion("quality-rules.4")
    void goesOnWhereAnAttemptHasEnded() throws Exception {
        Failing failing = new Failing();
        RunResult failed = customers.load(TEN, failing);
        List<String> before = customers.broken(failed);

        RunResult resumed = customers.attempt(TEN, new Attempt(failed.runId(), 2), new Behind(failing.committed.get()));

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(before).containsExactly("required|name|1", "email|email|1");
        assertThat(resumed.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(customers.broken(resumed))
                .contains("unique|email|1", "required|name|1", "share|town|1")
                .hasSize(8);
        assertThat(customers.select("SELECT records, rows_loaded FROM governance.quality_run WHERE run_id = '"
                        + resumed.runId() + "'"))
                .containsExactly("10|9");
        assertThat(customers.select(
                        "SELECT COUNT(*) FROM governance.quality_seen WHERE run_id = '" + resumed.runId() + "'"))
                .containsExactly("0");
    }

    @Test
    @Criterion("quality-standards.2")
    void stopsBelowAMinimumWhereToldTo() throws Exception {
        RunResult run = customers
                .with("governance.quality.minimum.validity", "99")
                .with("governance.quality.below", "stop")
                .load(TEN);

        assertThat(run.state()).isEqualTo(RunState.REJECTED);
        assertThat(run.failed().orElseThrow())
                .hasMessageContaining(
                        "validity scores 98.76, less than governance.quality.minimum.validity = 99 asks for")
                .hasMessageContaining("Broken most often: required of name 1, email of email 1")
                .hasMessageContaining("What was committed before record 9 stays loaded.");
        assertThat(run.failed().orElseThrow())
                .isInstanceOfSatisfying(
                        RunStopped.class,
                        stopped -> assertThat(stopped.isAnew()).isTrue());
        assertThat(customers.select("SELECT COUNT(*) FROM warehouse.NAME")).containsExactly("7");
    }

    @Test
    @Criterion("quality-standards.2")
    void loadsNothingOfAFileThatIsJudgedFirst() throws Exception {
        RunResult run = customers
                .with("governance.quality.minimum.uniqueness", "90")
                .with("governance.quality.below", "check-first")
                .load(TEN);

        assertThat(run.state()).isEqualTo(RunState.REJECTED);
        assertThat(run.failed().orElseThrow())
                .hasMessageContaining("uniqueness scores 88.88")
                .hasMessageContaining("Nothing was loaded.");
        assertThat(customers.select("SELECT COUNT(*) FROM warehouse.NAME")).containsExactly("0");
    }

    @Test
    @Criterion("quality-standards.3")
    void theDashboardsQueriesShowWhatTheyPromise() throws Exception {
        customers.load(TEN.subList(0, 2));
        customers.with("governance.quality.minimum.validity", "99").load(TEN);

        List<String> queries = dashboardsQueries();
        List<String> scores = customers.select(queries.get(0));
        List<String> rules = customers.select(queries.get(1));
        List<String> below = customers.select(queries.get(2));

        assertThat(queries).hasSize(3);
        assertThat(scores).hasSize(2 * 7);
        assertThat(scores.subList(0, 7)).anyMatch(line -> line.endsWith("|overall|83.148|null"));
        assertThat(rules).hasSize(8).anyMatch(line -> line.startsWith("unique|email|uniqueness|warn|1|10"));
        assertThat(below).singleElement().asString().endsWith("|customers.csv|validity|98.765|99.000");
    }

    /** As the page has them, of this pipeline. */
    private static List<String> dashboardsQueries() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "governance", "quality.md"));
        String dashboard = page.substring(page.indexOf("\n## A dashboard\n"), page.indexOf("\n## When a score is"));
        return Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(dashboard)
                .results()
                .map(query -> query.group(1).replace("'customers'", "'NAME'"))
                .toList();
    }

    @Test
    @Criterion("quality-rules.3")
    void tellsTheScoresAndWhatIsBelow() throws Exception {
        Signals signals = new Signals();

        RunResult run =
                customers.with("governance.quality.minimum.timeliness", "95").load(TEN, signals);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(signals.heard).extracting(Signal::name).contains(QualityGate.SCORED, QualityGate.BELOW);
        assertThat(signals.heard)
                .filteredOn(signal -> signal.name().equals(QualityGate.SCORED))
                .singleElement()
                .extracting(Signal::message)
                .asString()
                .startsWith("quality 83.14: accuracy 88.88, completeness 90");
    }

    /** A module that only brings one thing. */
    private abstract static class Small implements PipelineModule {

        @Override
        public String name() {
            return "small";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public abstract void install(Registry registry, SettingsReader settings);
    }

    /** Lets each chunk fail once by a duplicate key, whereupon the loader does it again. */
    private static final class Stumbling extends Small implements LoadParticipant {

        private long stumbled;

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.participateLast(this);
        }

        @Override
        public void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
            if (stumbled != loaded.chunk().number()) {
                stumbled = loaded.chunk().number();
                throw new SQLException(
                        "duplicate",
                        "23505",
                        tx.getMetaData().getDatabaseProductName().equals("H2") ? 23505 : 2627);
            }
        }
    }

    /** Ends the run with its second chunk. */
    private static final class Failing extends Small implements LoadParticipant {

        private final AtomicReference<LoadedChunk> committed = new AtomicReference<>();

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.participateLast(this);
        }

        @Override
        public void beforeCommit(Connection tx, LoadedChunk loaded) {
            if (loaded.chunk().number() == 2) {
                throw new IllegalStateException("ends here");
            }
        }

        @Override
        public void afterCommit(LoadedChunk loaded) {
            committed.set(loaded);
        }
    }

    /** Starts behind a chunk. */
    private static final class Behind extends Small implements StartPoint {

        private final LoadedChunk chunk;

        Behind(LoadedChunk chunk) {
            this.chunk = chunk;
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.startPoint(this);
        }

        @Override
        public Checkpoint startOf(Connection connection, RunContext run, RunRequest request) {
            Cursor after = chunk.chunk().after();
            return new Checkpoint(
                    after, chunk.chunk().number(), chunk.counts(), Map.of("required", 1L), Map.of(), Map.of());
        }
    }

    /** Hears signals. */
    private static final class Signals extends Small implements RunListener {

        private final List<Signal> heard = new ArrayList<>();

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.listen(this);
        }

        @Override
        public void signalled(RunContext run, Signal signal) {
            heard.add(signal);
        }
    }
}
