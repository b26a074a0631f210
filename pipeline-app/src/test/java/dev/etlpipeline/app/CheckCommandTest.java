package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Preflight;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check command with the real engine and the files that ship. */
class CheckCommandTest {

    @TempDir
    Path folder;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(folder.resolve("var"));
    }

    @Test
    void saysWhatARunWouldCreateAndCreatesNothing() {
        assertThat(check("--no-enrich")).as(commands.out()).isZero();

        assertThat(text())
                .startsWith("Nothing stands in the way of a run.")
                .contains(
                        "Settings good profile local",
                        "key customer_id; into warehouse.customer_enriched",
                        "30 would be rejected: required 6 (first at record 5)",
                        "a run would create the database, the pipeline's own tables in schema etl, the table",
                        "Next: ./pipeline run --no-enrich");
        assertThat(commands.err()).isEmpty();
        assertThat(folder.resolve("var/database")).doesNotExist();
    }

    @Test
    void leavesAnExistingDatabaseAsItIs() throws IOException {
        run();
        Path database = folder.resolve("var/database/warehouse.mv.db");
        byte[] before = Files.readAllBytes(database);

        assertThat(check("--no-enrich")).as(commands.out()).isZero();

        assertThat(text()).contains("the table warehouse.customer_enriched is there and takes the rows");
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
        assertThat(database.getParent()).isDirectoryContaining(file -> file.equals(database));
    }

    @Test
    void reportsSettingsDefinitionFileAndDatabaseInOneAnswer() throws IOException {
        Path wrong = definition("step: title-case", "step: titel-case");

        int code = check(
                "--set",
                "load.workers=x",
                "--set",
                "nope=1",
                "--definition",
                wrong.toString(),
                "--input",
                "absent.csv",
                "--set",
                "warehouse.url=jdbc:h2:tcp://127.0.0.1:1/x");

        assertThat(code).isEqualTo(2);
        assertThat(text())
                .startsWith("5 problems stand in the way of a run.")
                .contains(
                        "- load.workers: must be a whole number",
                        "- nope: is no setting",
                        "line 33: step titel-case: unknown step; did you mean title-case?",
                        "Input absent.csv does not exist.",
                        "cannot be reached",
                        "check warehouse.url, .user and .password");
    }

    @Test
    @Criterion("input-validation.1")
    void saysThatAFileDoesNotExistOrCannotBeRead() throws IOException {
        assertThat(check("--input", folder.resolve("absent.csv").toString())).isEqualTo(2);
        assertThat(text()).contains("absent.csv does not exist.");

        assertThat(check("--input", folder.toString())).isEqualTo(2);
        assertThat(text()).contains("is a folder. Name the file in it");

        assertThat(check("--input", file("empty.csv", ""))).isEqualTo(2);
        assertThat(text()).contains("empty.csv is empty");
    }

    @Test
    @Criterion("input-validation.2")
    void saysWhichExpectedColumnsAreMissing() throws IOException {
        String short1 = file("short.csv", "customer_id,lst_name,shoe_size\n1,Lee,9\n");

        assertThat(check("--input", short1)).isEqualTo(2);

        assertThat(text())
                .contains("lacks a required column: last_name (is it lst_name?)")
                .contains("Expected: customer_id, first_name, last_name")
                .contains("Found: customer_id, lst_name, shoe_size");
    }

    @Test
    void tellsOfColumnsThatAreIgnoredOrEmpty() throws IOException {
        String file = file("odd.csv", "customer_id,last_name,shoe_size\n1,Lee,9\n");

        assertThat(check("--input", file)).as(commands.out()).isZero();

        assertThat(text())
                .contains("columns that the definition does not know, which are ignored: shoe_size")
                .contains("optional columns that it lacks: first_name, email")
                .contains("all 1 record looked at: none would be rejected");
    }

    @Test
    void takesAFileOfWhichNothingWouldBeLoadedForAProblem() throws IOException {
        String file = file("none.csv", "customer_id,last_name\n,Lee\n,Byron\n");

        assertThat(check("--input", file)).isEqualTo(2);

        assertThat(text())
                .contains("2 would be rejected: required 2 (first at record 1). The definition does not fit the file");
    }

    @Test
    void looksAtNoMoreRecordsThanItIsTold() {
        assertThat(check("--rows", "50")).as(commands.out()).isZero();

        assertThat(text()).contains("the first 50 records looked at: ").endsWith("Next: ./pipeline run ");
    }

    @Test
    void saysWhatIsWrongWithAnExistingTarget() throws IOException {
        run();
        Path wide =
                definition("name: first_name, type: text, length: 100", "name: first_name, type: text, length: 300");

        assertThat(check("--definition", wide.toString())).isEqualTo(2);

        assertThat(text()).contains("column first_name holds 100 characters, but the definition allows 300");
    }

    @Test
    void saysThatATargetWhichIsNotToBeCreatedIsMissing() throws IOException {
        Path own =
                definition("table: warehouse.customer_enriched", "table: warehouse.customer_enriched\n  create: false");

        assertThat(check("--definition", own.toString())).isEqualTo(2);

        assertThat(text()).contains("does not exist, and the definition says create: false");
    }

    @Test
    void saysWhatTheEnrichmentsLackUnlessTheyAreNotAsked() {
        String[] noKey = {
            "--set", "enrichment.company.base-url=http://localhost/x", "--set", "enrichment.company.api-key="
        };

        assertThat(check(noKey)).isEqualTo(2);
        assertThat(text()).contains("enrichment.company.api-key is not set, and source api needs it");

        assertThat(check(noKey[0], noKey[1], noKey[2], noKey[3], "--no-enrich"))
                .as(commands.out())
                .isZero();
    }

    @Test
    void refusesADatabaseFileThatCouldNotBeMade() throws IOException {
        String file = file("plain.txt", "x");

        assertThat(check("--set", "paths.database=" + file + "/below")).isEqualTo(2);

        assertThat(text()).contains("is not there and cannot be made: " + file + " is no folder");
    }

    @Test
    void tellsWhatModulesWouldTellARunOfItsFile() throws IOException {
        assertThat(check("--no-enrich", "--input", file("noted.csv", "customer_id,last_name\n1,Lee\n")))
                .as(commands.out())
                .isZero();

        assertThat(text()).contains("none would be rejected a column looks odd");
    }

    @Test
    void takesWhatWouldStopARunForAProblem() throws IOException {
        assertThat(check("--no-enrich", "--input", file("stopped.csv", "customer_id,last_name\n1,Lee\n")))
                .isEqualTo(2);

        assertThat(text())
                .startsWith("1 problem stands")
                .contains("- a column was renamed")
                .doesNotContain("looks odd");
    }

    @Test
    void knowsTheStepsOfModulesThoughTheSettingsAreWrong() throws IOException {
        Path own = definition("step: title-case", "step: shout");

        assertThat(commands.execute(
                        List.of(new Shouting()),
                        "check",
                        "--no-enrich",
                        "--set",
                        "nope=1",
                        "--definition",
                        own.toString()))
                .isEqualTo(2);

        assertThat(text()).startsWith("1 problem stands").contains("- nope: is no setting");
    }

    @Test
    void givesTheSameAsOneJsonObject() throws IOException {
        assertThat(check("--json", "--input", "absent.csv")).isEqualTo(2);

        assertThat(commands.out()).hasLineCount(1);
        JsonNode json = new ObjectMapper().readTree(commands.out());
        assertThat(json.get("good").asBoolean()).isFalse();
        assertThat(json.get("problems").asInt()).isEqualTo(1);
        assertThat(json.get("parts").findValuesAsText("part"))
                .containsExactly("settings", "definition", "input", "enrichment", "warehouse");
        assertThat(json.get("parts").get(2).get("problems").get(0).asText()).contains("does not exist");
    }

    @Test
    void refusesToLookAtNoRecords() {
        assertThat(check("--rows", "0")).isEqualTo(2);

        assertThat(commands.err()).contains("--rows must be 1 or more, but is 0");
    }

    /** A module with a step of its own. */
    private static final class Shouting implements PipelineModule {

        @Override
        public String name() {
            return "shouting";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.step("shout", (spec, schema) -> row -> row);
            registry.preflight(new Sceptic());
            registry.preflight((run, request, pass) -> {
                throw new AssertionError("a check asked for what only runs that write are asked");
            });
            registry.standIn(new NeverStarted("postcode-api"));
            registry.standIn(new NeverStarted("company-api"));
        }
    }

    /** Looks at a file's name, and says what it thinks of it. */
    private static final class Sceptic implements Preflight {

        @Override
        public void check(RunContext run, RunRequest request, Pass pass) {
            if (!request.name().equals("customers.csv")) {
                run.signal(Signal.of("sceptic", "a column looks odd"));
            }
            if (request.name().equals("stopped.csv")) {
                throw new RunStopped(RunState.REJECTED, "a column was renamed", null);
            }
        }

        @Override
        public boolean alsoDry() {
            return true;
        }
    }

    /** What a check must not start. */
    private record NeverStarted(String name) implements StandIn {

        @Override
        public URI start() {
            throw new AssertionError("a check started " + name);
        }

        @Override
        public void close() {}
    }

    private int check(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "check";
        System.arraycopy(args, 0, all, 1, args.length);
        return commands.execute(List.of(new Shouting()), all);
    }

    private void run() {
        assertThat(commands.execute("run", "--no-enrich", "--quiet", "--limit", "50"))
                .as(commands.err())
                .isZero();
    }

    /** What was printed, in one line. */
    private String text() {
        return commands.out().replaceAll("\\s+", " ");
    }

    private Path definition(String from, String to) throws IOException {
        String shipped = Files.readString(CommandFixture.HOME.resolve("seeds/pipelines/customers.yaml"));
        return Files.writeString(folder.resolve("own.yaml"), shipped.replace(from, to));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
