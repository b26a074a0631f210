package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private int run(ScreenFixture screen, String... more) {
        List<String> args = new ArrayList<>(List.of("run", "--no-enrich"));
        args.addAll(List.of(more));
        return execute(screen, args.toArray(String[]::new));
    }

    private int execute(ScreenFixture screen, String... args) {
        SettingsOptions options = SettingsOptions.peek(args);
        for (String folder : List.of("database", "rejects", "logs", "spool")) {
            options.overrides.put("paths." + folder, var.resolve(folder).toString());
        }
        App app = App.assemble(List.of(), options, screen.plain(), HOME, Map.of());
        try {
            return Commands.of(app).execute(args);
        } finally {
            LogFile.close();
        }
    }
}
