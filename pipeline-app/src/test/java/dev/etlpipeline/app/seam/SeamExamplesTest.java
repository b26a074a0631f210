package dev.etlpipeline.app.seam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.CallChain;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/which-seam.md says what these do. */
class SeamExamplesTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final Pattern EXAMPLE =
            Pattern.compile("`(pipeline-app/\\S+\\.(?:java|sql))`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path var;

    @Test
    void thePageShowsTheExamplesAsTheyAre() throws IOException {
        String page = Files.readString(HOME.resolve("docs/which-seam.md")).replace("\r\n", "\n");

        int shown = 0;
        for (Matcher example = EXAMPLE.matcher(page); example.find(); shown++) {
            assertThat(Files.readString(HOME.resolve(example.group(1))).replace("\r\n", "\n"))
                    .as(example.group(1))
                    .contains(example.group(2));
        }
        assertThat(shown).isEqualTo(5);
    }

    @Test
    void theJournalHasExactlyTheChunksThatCommitted() throws Exception {
        String url = "jdbc:h2:file:" + var.resolve("warehouse") + ";MODE=MSSQLServer";
        Settings settings = Settings.of(Map.of(
                "warehouse.url",
                url,
                "load.chunk-rows",
                "30",
                "paths.rejects",
                var.resolve("rejects").toString()));
        Modules modules = Modules.install(List.of(new ExampleModule()), settings);

        RunResult result = run(modules, settings);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet journal = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(*), SUM(inserted), MAX(last_record) FROM etl.chunk_journal")) {
            assertThat(journal.next()).isTrue();
            assertThat(journal.getLong(1)).isEqualTo(7);
            assertThat(journal.getLong(2)).isEqualTo(result.accounting().inserted());
            assertThat(journal.getLong(3)).isEqualTo(200);
        }
    }

    @Test
    void anApiCallGetsASecondChanceAndNothingElseDoes() throws Exception {
        CallChain chain = new CallChain(List.of(new SecondChance()));
        AtomicInteger calls = new AtomicInteger();

        String answer = chain.call(new Operation(OperationKind.API_CALL, "postcode-api"), new NoRun(), () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("broken off");
            }
            return "answer";
        });

        assertThat(answer).isEqualTo("answer");
        assertThat(calls).hasValue(2);
        assertThat(new SecondChance().<Integer>intercept(new Load(calls))).isEqualTo(3);
    }

    @Test
    void onlySlowOperationsAreRemembered() {
        SlowOperations watch = new SlowOperations(Duration.ofSeconds(1));

        watch.operationFinished(new NoRun(), new Operation(OperationKind.LOAD, "warehouse", 7), Duration.ofMillis(999));
        watch.operationFinished(
                new NoRun(), new Operation(OperationKind.LOAD, "warehouse", 8), Duration.ofMillis(1001));

        assertThat(watch.slow()).containsExactly("LOAD(warehouse, chunk 8) took 1001 ms");
    }

    private RunResult run(Modules modules, Settings settings) throws IOException {
        PipelineDefinition orders = new DefinitionReader()
                .read(HOME.resolve("seeds/pipelines/orders.yaml"), PipelineRunner.catalogue(modules));
        try (InputFile input = InputFile.open(HOME.resolve("seeds/orders.csv"), var);
                PipelineRunner runner = new PipelineRunner(modules, settings, HOME, Clock.systemUTC(), "test")) {
            return runner.run(new RunRequest(orders, input, Long.MAX_VALUE, false, true));
        }
    }

    /** A LOAD that counts how often it was made. */
    private record Load(AtomicInteger calls) implements Call<Integer> {

        @Override
        public Operation operation() {
            return new Operation(OperationKind.LOAD, "warehouse");
        }

        @Override
        public RunContext run() {
            return new NoRun();
        }

        @Override
        public Integer proceed() {
            return calls.incrementAndGet();
        }
    }

    /** Nobody asks it. */
    private record NoRun() implements RunContext {

        @Override
        public RunId runId() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int attempt() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String pipeline() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Clock clock() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void signal(Signal signal) {
            throw new UnsupportedOperationException();
        }
    }
}
