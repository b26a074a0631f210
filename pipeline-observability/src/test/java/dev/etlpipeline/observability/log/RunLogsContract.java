package dev.etlpipeline.observability.log;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.source.Stage;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a run leaves in its log, and where else its ids stand. */
@Timeout(120)
abstract class RunLogsContract {

    private static final List<String> FIVE =
            List.of("1,Ann,30,AB1 2CD", "2,Bob,200,AB1 2CE", "3,,40,AB1 2CF", "4,Dan,50,AB1 2CG", "5,Eve,60,");

    private final FakeApi api = new FakeApi();

    @TempDir
    Path folder;

    private LoggedRun run;

    abstract TestDatabase database(Path folder);

    @BeforeEach
    void open() {
        run = new LoggedRun(folder, database(folder), api.url());
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    @Criterion("structured-logging.1")
    @Criterion("structured-logging.4")
    void leavesOneFileOfJsonLinesNamedByTimeAndRun() throws IOException {
        RunResult result = run.of(FIVE);

        List<LogFileName> files = LogFolder.files(run.logs());
        assertThat(files).hasSize(1);
        assertThat(files.get(0).path().getFileName().toString())
                .matches("\\d{8}T\\d{6}Z-" + result.runId() + "\\.jsonl");
        assertThat(run.lines().get(0).is(Event.RUN_STARTED)).isTrue();
        List<LogLine> lines = run.lines();
        assertThat(lines.get(lines.size() - 1).what())
                .as("what is said of the run at its end")
                .isIn(Event.RUN_FINISHED.code(), "run.api", "run.sql");
        assertThat(run.lines(Event.RUN_FINISHED)).hasSize(1);
    }

    @Test
    @Criterion("structured-logging.2")
    @Criterion("structured-logging.3")
    void saysOfEachStageWhenItBeganAndEndedAndWhatCameThrough() throws IOException {
        run.of(FIVE);

        assertThat(run.lines(Event.STAGE_STARTED))
                .extracting(line -> line.text(Field.STAGE))
                .containsExactlyInAnyOrder("EXTRACT", "TRANSFORM", "VALIDATE", "ENRICH", "LOAD");
        assertThat(run.lines(Event.STAGE_FINISHED))
                .extracting(line -> line.text(Field.STAGE) + " " + line.number(Field.CHUNKS) + " "
                        + line.number(Field.RECORDS) + " " + line.number(Field.REJECTS) + " "
                        + line.text(Field.COMPLETE))
                .containsExactlyInAnyOrder(
                        "EXTRACT 3 5 0 true",
                        "TRANSFORM 3 5 0 true",
                        "VALIDATE 3 5 2 true",
                        "ENRICH 3 3 0 true",
                        "LOAD 3 3 0 true");
        assertThat(run.lines(Event.STAGE_FINISHED)).allSatisfy(line -> {
            assertThat(line.number(Field.TOOK_MS)).isNotNegative();
            assertThat(line.number(Field.BUSY_MS)).isNotNegative();
        });
    }

    @Test
    @Criterion("structured-logging.3")
    void endsWithTheAccountAndTheRejectsByRule() throws IOException {
        RunResult result = run.of(FIVE);

        LogLine end = run.lines(Event.RUN_FINISHED).get(0);
        assertThat(end.text(Field.STATE)).isEqualTo("SUCCEEDED");
        assertThat(end.number(Field.READ)).isEqualTo(result.accounting().read()).isEqualTo(5);
        assertThat(end.number(Field.INSERTED)).isEqualTo(3);
        assertThat(end.number(Field.QUARANTINED)).isEqualTo(2);
        assertThat(run.lines(Event.ROWS_REJECTED).get(0).json().path("rules").toString())
                .isEqualTo("{\"range\":1,\"required\":1}");
    }

    @Test
    @Criterion("log-correlation.2")
    void tellsEveryLineItsRunOnEveryThread() throws IOException {
        RunResult result = run.set("observability.log.level", "DEBUG")
                .of(
                        FIVE,
                        module(registry -> registry.participate(new LoadParticipant() {
                            @Override
                            public void beforeCommit(Connection tx, LoadedChunk chunk) {
                                Thread library = new Thread(() ->
                                        LoggerFactory.getLogger("some.library").warn("from a thread of its own"));
                                library.start();
                                join(library);
                            }
                        })));

        assertThat(run.lines()).hasSizeGreaterThan(20).allSatisfy(line -> {
            assertThat(line.text(Correlation.RUN)).isEqualTo(result.runId().value());
            assertThat(line.json().path(Correlation.ATTEMPT).intValue()).isEqualTo(1);
            assertThat(line.text(Correlation.PIPELINE)).isEqualTo(run.name());
            assertThat(line.text(Correlation.TRACE)).isEqualTo(TraceIds.traceId(result.runId()));
        });
        assertThat(run.lines()).anyMatch(line -> line.message().equals("from a thread of its own"));
        assertThat(run.lines(Event.API_ANSWERED)).isNotEmpty().allSatisfy(line -> {
            assertThat(line.text("thread")).startsWith("postcode-api");
            assertThat(line.text(Correlation.STAGE)).isEqualTo(Stage.ENRICH.name());
            assertThat(line.json().path(Correlation.CHUNK).isInt()).isTrue();
        });
        assertThat(run.lines(Event.CHUNK_COMMITTED))
                .extracting(line -> line.json().path(Correlation.CHUNK).intValue())
                .containsExactly(1, 2, 3);
    }

    @Test
    @Criterion("log-correlation.1")
    void takesTheTraceToTheApiTheSessionAndTheAudit() throws Exception {
        List<String> session = new ArrayList<>();

        RunResult result = run.of(
                FIVE,
                module(registry -> registry.participate(new LoadParticipant() {
                    @Override
                    public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
                        session.addAll(sessionOf(tx));
                    }
                })));

        String trace = TraceIds.traceId(result.runId());
        assertThat(api.headers("traceparent"))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(header -> header.matches("00-" + trace + "-[0-9a-f]{16}-01"));
        assertThat(session)
                .hasSize(6)
                .allMatch(value -> value.equals(result.runId().value())
                        || value.equals("00-" + trace + "-" + TraceIds.rootSpan(result.runId()) + "-01"));
        assertThat(run.query("SELECT t.trace_id FROM etl.enrichment_audit a JOIN etl.run_trace t"
                        + " ON t.batch_id = a.batch_id AND t.attempt = a.attempt WHERE a.batch_id = '" + result.runId()
                        + "'"))
                .containsExactly(trace);
    }

    private static List<String> sessionOf(Connection tx) throws SQLException {
        boolean h2 = tx.getMetaData().getDatabaseProductName().equals("H2");
        try (Statement statement = tx.createStatement();
                ResultSet row = statement.executeQuery(
                        h2
                                ? "SELECT @run_id, @traceparent"
                                : "SELECT CAST(SESSION_CONTEXT(N'run_id') AS NVARCHAR(100)),"
                                        + " CAST(SESSION_CONTEXT(N'traceparent') AS NVARCHAR(100))")) {
            row.next();
            return List.of(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)));
        }
    }

    @Test
    @Criterion("log-correlation.1")
    void logsEachCallUnderTheIdThatTheApiGot() throws IOException {
        run.set("observability.log.level", "DEBUG").of(FIVE);

        List<String> sent = api.headers("traceparent").stream()
                .map(header -> header.split("-")[2])
                .toList();
        assertThat(run.lines(Event.API_CALLED))
                .extracting(line -> line.text(Correlation.SPAN))
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(run.lines(Event.API_ANSWERED))
                .extracting(line -> line.text(Correlation.SPAN))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    @Criterion("log-correlation.2")
    void writesLinesAsTheSchemaSays() throws IOException {
        api.answers(aResponse().withStatus(503));
        run.set("observability.log.level", "DEBUG").of(FIVE);
        LoggerFactory.getLogger("some.library").warn("after the run", new IllegalStateException("not told"));

        assertThat(run.lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line ->
                        assertThat(LineSchema.complaints(line)).as(line.raw()).isEmpty());
    }

    @Test
    @Criterion("database-health.2")
    void logsEachStepAtTheWarehouseWithItsTimeAndHowItEnded() throws IOException {
        run.of(FIVE);

        assertThat(run.lines(Event.CONNECTED)).isNotEmpty().allSatisfy(line -> {
            assertThat(line.text(Field.TARGET)).isEqualTo("warehouse");
            assertThat(line.number(Field.TOOK_MS)).isNotNegative();
        });
    }

    @Test
    void givesEachAttemptAFileUnderTheSameTrace() throws IOException {
        RunId id = new RunId("20260102T030405Z-a1b2c3");

        run.of(new Attempt(id, 1), FIVE);
        run.of(new Attempt(id, 2), FIVE);

        assertThat(run.lines(Event.RUN_STARTED))
                .extracting(line -> line.text(Correlation.ATTEMPT) + " " + line.text(Correlation.TRACE))
                .containsExactly("1 " + TraceIds.traceId(id), "2 " + TraceIds.traceId(id));
    }

    @Test
    void tellsFailuresByKindAndEndsWithTheRunsState() throws IOException {
        api.answers(aResponse().withStatus(503));

        RunResult result = run.of(FIVE);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(run.lines(Event.OPERATION_FAILED)).anySatisfy(line -> {
            assertThat(line.level()).isEqualTo(Severity.WARN);
            assertThat(line.text(Field.KIND)).isEqualTo(OperationKind.API_CALL.name());
            assertThat(line.cause()).isEqualTo("STATUS 503");
        });
        assertThat(run.lines(Event.RUN_FAILED)).hasSize(1);
        assertThat(run.lines(Event.STAGE_FINISHED))
                .filteredOn(line -> line.text(Field.COMPLETE).equals("false"))
                .isNotEmpty();
    }

    @Test
    void marksAsCriticalWhatMakesTheAccountUntrustworthy() throws IOException {
        run.of(
                FIVE,
                module(registry -> registry.participate(new LoadParticipant() {
                    @Override
                    public void beforeCommit(Connection tx, LoadedChunk chunk) {
                        throw new OutOfMemoryError("on purpose");
                    }
                })));

        assertThat(run.lines(Event.RUN_UNSOUND))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.level()).isEqualTo(Severity.CRITICAL));
    }

    @Test
    void putsLinesOutsideARunIntoAFileOfTheProcess() throws IOException {
        run.of(FIVE);

        LoggerFactory.getLogger("some.library").warn("after the run");

        List<LogFileName> files = LogFolder.files(run.logs());
        assertThat(files).hasSize(2).filteredOn(file -> !file.isRun()).hasSize(1);
        assertThat(run.lines())
                .filteredOn(line -> line.message().equals("after the run"))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.text(Correlation.RUN)).isEmpty());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PipelineModule module(Consumer<Registry> install) {
        return new PipelineModule() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public List<Class<?>> settings() {
                return List.of();
            }

            @Override
            public void install(Registry registry, SettingsReader settings) {
                install.accept(registry);
            }
        };
    }
}
