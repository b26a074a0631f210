package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runs that a real warehouse remembers. */
class RunsCommandTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path var;

    private final ScreenFixture screen = new ScreenFixture();

    @Test
    void listsAndShowsWhatWasRun() throws IOException {
        JsonNode ran = run("--limit", "400");
        String id = ran.get("run_id").asText();

        assertThat(execute(screen, "runs")).as(screen.err()).isZero();
        assertThat(screen.out())
                .contains(id + " SUCCEEDED ", " 400 ", "  customers.csv\n", "Next: ./pipeline runs show " + id);

        for (String named : List.of("last", id, id.substring(0, 10))) {
            ScreenFixture details = new ScreenFixture();

            assertThat(execute(details, "runs", "show", named))
                    .as(details.err())
                    .isZero();
            assertThat(details.out())
                    .startsWith("Run " + id + " of customers: SUCCEEDED in ")
                    .contains(" read = inserted + ", "\n  File        customers.csv, ", id + ".csv\n", "  Version ");
        }
        assertThat(var.resolve("logs")).isNotEmptyDirectory();
    }

    @Test
    void givesProgramsTheSameAccountAsTheRunDid() throws IOException {
        JsonNode ran = run("--limit", "300");

        assertThat(execute(screen, "runs", "--json")).as(screen.err()).isZero();
        JsonNode all = new ObjectMapper().readTree(screen.out());
        ScreenFixture one = new ScreenFixture();
        assertThat(execute(one, "runs", "show", "last", "--json")).isZero();

        assertThat(all).hasSize(1);
        assertThat(all.get(0)).isEqualTo(new ObjectMapper().readTree(one.out()));
        for (String key : List.of("run_id", "pipeline", "status", "accounting", "rejects_file")) {
            assertThat(all.get(0).get(key)).as(key).isEqualTo(ran.get(key));
        }
        assertThat(all.get(0).get("file").get("sha256").asText()).hasSize(64);
        assertThat(one.out()).hasLineCount(1);
    }

    @Test
    void saysThatARejectsFileIsGone() throws IOException {
        JsonNode ran = run("--limit", "300");
        Files.delete(Path.of(ran.get("rejects_file").asText()));

        assertThat(execute(screen, "runs", "show", "last")).isZero();

        assertThat(screen.out()).contains("their file is not in paths.rejects any more");
    }

    @Test
    void refusesRunsThatAreNotThereOrNotOne() throws IOException {
        run("--limit", "5");
        run("--limit", "5");

        refuses("No run begins with nope; ./pipeline runs lists them.", 2, "runs", "show", "nope");
        refuses("More than one run begins with 2", 2, "runs", "show", "2");
        refuses("--limit must be 1 or more, but is 0", 2, "runs", "--limit", "0");
        refuses("expected one of [RUNNING, SUCCEEDED", 2, "runs", "--state", "fine");
        refuses("Missing required parameter: 'RUN'", 2, "runs", "show");
    }

    @Test
    void makesNoWarehouseWhereThereIsNone() {
        refuses("there is no warehouse jdbc:h2:file:", 1, "runs");
        refuses("there is no warehouse jdbc:h2:file:", 1, "runs", "show", "last");

        assertThat(var.resolve("database")).doesNotExist();
    }

    private void refuses(String message, int code, String... args) {
        ScreenFixture each = new ScreenFixture();

        assertThat(execute(each, args)).isEqualTo(code);

        assertThat(each.err()).contains(message).doesNotContain("\tat ", "That is a bug");
        assertThat(each.out()).isEmpty();
    }

    private JsonNode run(String... more) throws IOException {
        ScreenFixture ran = new ScreenFixture();
        assertThat(execute(ran, "run", "--no-enrich", "--json", more[0], more[1]))
                .as(ran.err())
                .isZero();
        return new ObjectMapper().readTree(ran.out());
    }

    private int execute(ScreenFixture on, String... args) {
        SettingsOptions options = SettingsOptions.peek(args);
        for (String folder : List.of("database", "rejects", "logs", "spool")) {
            options.overrides.put("paths." + folder, var.resolve(folder).toString());
        }
        App app = App.assemble(List.of(), options, on.plain(), HOME, Map.of());
        try {
            return Commands.of(app).execute(args);
        } finally {
            LogFile.close();
        }
    }
}
