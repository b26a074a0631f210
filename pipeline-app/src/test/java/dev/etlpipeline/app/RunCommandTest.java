package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run command with the real engine, an embedded database, and the files that ship. */
class RunCommandTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path var;

    @Test
    void loadsTheSampleAndThenHasNothingToDo() throws IOException {
        ScreenFixture first = new ScreenFixture();
        ScreenFixture again = new ScreenFixture();

        assertThat(run(first)).as(first.err()).isZero();
        assertThat(run(again)).as(again.err()).isZero();

        assertThat(first.out()).contains(": SUCCEEDED in", "Speed", "Stages", "Rejects", "Next: ./pipeline run");
        assertThat(first.err()).startsWith("Loading customers.csv").contains("100 %");
        assertThat(again.out()).contains("Nothing to do: all ", " good rows are in the warehouse, unchanged.");
        try (var files = Files.list(var.resolve("rejects"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void printsOneJsonObjectAndNothingElse() throws IOException {
        ScreenFixture screen = new ScreenFixture();

        assertThat(run(screen, "--json", "--limit", "20")).as(screen.err()).isZero();

        assertThat(screen.out().lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(screen.out());
        JsonNode law = json.get("accounting");
        assertThat(law.get("read").asInt()).isEqualTo(20);
        assertThat(law.get("inserted").asInt() + law.get("quarantined").asInt()).isEqualTo(20);
        assertThat(json.get("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(Path.of(json.get("rejects_file").asText())).exists();
    }

    @Test
    void writesNothingInADryRun() {
        ScreenFixture dry = new ScreenFixture();
        ScreenFixture wet = new ScreenFixture();

        assertThat(run(dry, "--dry-run", "--limit", "20")).as(dry.err()).isZero();
        assertThat(run(wet, "--limit", "20", "--quiet")).as(wet.err()).isZero();

        assertThat(dry.out()).contains("Dry run: nothing was written");
        assertThat(wet.out()).contains(" 0 unchanged ").hasLineCount(1);
        assertThat(wet.err()).isEmpty();
    }

    @Test
    void refusesAFileThatIsNotThere() {
        ScreenFixture screen = new ScreenFixture();

        assertThat(run(screen, "--input", "absent.csv")).isEqualTo(2);

        assertThat(screen.err()).contains("Error: Input absent.csv does not exist");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void saysWhichApiFailedAndHowManyRowsWereCommitted() {
        ScreenFixture screen = new ScreenFixture();

        int code = execute(
                screen,
                "run",
                "--limit",
                "20",
                "--set",
                "enrichment.postcode.base-url=http://127.0.0.1:1",
                "--set",
                "enrichment.company.base-url=http://127.0.0.1:1");

        assertThat(code).isEqualTo(1);
        assertThat(screen.out())
                .contains(
                        ": FAILED in",
                        "-api at 127.0.0.1:1",
                        "0 records were accounted for and committed before that.");
    }

    @Test
    void namesTheNextCommandOfAStoppedRunBesideTheResultForPrograms() throws IOException {
        for (String form : List.of("--json", "--quiet")) {
            ScreenFixture screen = new ScreenFixture();

            assertThat(execute(List.of(new Suspending()), screen, "run", form)).isEqualTo(75);

            assertThat(screen.out()).contains("SUSPENDED").hasLineCount(1);
            assertThat(screen.err().lines().reduce((first, last) -> last).orElseThrow())
                    .startsWith("Next: ./pipeline resume --set=paths.database=");
        }
    }

    @Test
    void saysNothingOfEnrichmentInADryRunsJson() throws IOException {
        ScreenFixture screen = new ScreenFixture();

        assertThat(execute(screen, "run", "--dry-run", "--json", "--limit", "20"))
                .as(screen.err())
                .isZero();

        assertThat(new ObjectMapper().readTree(screen.out()).get("enrichment")).isEmpty();
    }

    @Test
    void helpSaysWhatARunWithoutEnrichmentLeavesOut() {
        ScreenFixture screen = new ScreenFixture();

        assertThat(execute(screen, "run", "--help")).isZero();

        assertThat(screen.out().replaceAll("\\s+", " "))
                .contains("Asks no API; new and changed rows get no enrichment.");
    }

    /** A module that suspends every run before it begins. */
    private static final class Suspending implements PipelineModule, Interceptor {

        @Override
        public String name() {
            return "suspending";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.intercept(this);
        }

        @Override
        public Layer layer() {
            return Layer.PROTECT;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            if (call.operation().kind() == OperationKind.CONNECT) {
                throw new RunStopped(RunState.SUSPENDED, "The warehouse is away.", "./pipeline resume");
            }
            return call.proceed();
        }
    }

    private int run(ScreenFixture screen, String... more) {
        List<String> args = new ArrayList<>(List.of("run", "--no-enrich"));
        args.addAll(List.of(more));
        return execute(screen, args.toArray(String[]::new));
    }

    private int execute(ScreenFixture screen, String... args) {
        return execute(List.of(), screen, args);
    }

    private int execute(List<PipelineModule> modules, ScreenFixture screen, String... args) {
        SettingsOptions options = SettingsOptions.peek(args);
        for (String folder : List.of("database", "rejects", "logs", "spool")) {
            options.overrides.put("paths." + folder, var.resolve(folder).toString());
        }
        App app = App.assemble(modules, options, screen.plain(), HOME, Map.of());
        try {
            return Commands.of(app).execute(args);
        } finally {
            LogFile.close();
        }
    }
}
