package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type by mistake, and what they hand over: each has its exit code, a message that helps, and no trace. */
class MistakesTest {

    private static final String CUSTOMERS =
            CustomerFile.HEADER + CustomerFile.line(1, "M1 1AA", "Lovelace") + CustomerFile.line(2, "M1 1AA", "Byron");

    @TempDir
    Path folder;

    private PipelineHome home;

    @BeforeEach
    void prepare() {
        home = new PipelineHome(folder);
    }

    @Test
    void anOptionThatDoesNotExist() {
        assertRefused(
                2, List.of("Unknown option: '--inptu=x.csv'", "--input", "Try: pipeline run --help"), "--inptu=x.csv");
    }

    @Test
    @Criterion("input-validation.1")
    void aFileThatDoesNotExist() throws IOException {
        file("customers-may.csv", CUSTOMERS);

        assertRefused(
                2,
                List.of("Error: Input customers-mai.csv does not exist. Did you mean customers-may.csv?"),
                "--input",
                "customers-mai.csv");
    }

    @Test
    void aFolderInsteadOfAFile() {
        assertRefused(2, List.of("Error: Input seeds is a folder. Name the file in it"), "--input", "seeds");
    }

    @Test
    @Criterion("input-validation.1")
    void anEmptyFile() throws IOException {
        file("empty.csv", "");

        assertRefused(2, List.of("Error: ", "empty.csv", "empty"), "--input", "empty.csv");
    }

    @Test
    void aHeaderAlone() throws IOException {
        file("header.csv", CustomerFile.HEADER);

        assertThat(loaded(ProcessBuilder.Redirect.PIPE, "header.csv")).contains(": SUCCEEDED: 0 read = 0 inserted");
    }

    @Test
    @Criterion("input-validation.2")
    void aRequiredColumnThatIsMissing() throws IOException {
        file("short.csv", CUSTOMERS.replace("last_name", "lst_name"));

        assertRefused(2, List.of("Error: ", "last_name", "lst_name"), "--input", "short.csv");
    }

    @Test
    void aDefinitionThatIsNoYaml() throws IOException {
        file("broken.yaml", "pipeline: customers\nsource:\n  columns: [\n");

        assertRefused(2, List.of("Error: broken.yaml has 1 problem", "line "), "--definition", "broken.yaml");
    }

    @Test
    void aDefinitionWithAStepNobodyKnows() throws IOException {
        String shipped = Files.readString(home.resolve("seeds/pipelines/customers.yaml"));
        file("wrong.yaml", shipped.replace("step: title-case", "step: titel-case"));

        assertRefused(
                2,
                List.of("Error: wrong.yaml has 1 problem", "titel-case", "title-case"),
                "--definition",
                "wrong.yaml");
    }

    @Test
    void aSettingThatDoesNotExistAndOneOutOfItsBounds() {
        assertRefused(
                2,
                List.of(
                        "Error: The settings have 2 problems:",
                        "load.chunk-row: is no setting; did you mean load.chunk-rows?",
                        "load.workers: must be"),
                "--set",
                "load.chunk-row=5",
                "--set",
                "load.workers=-1");
    }

    @Test
    void aLimitOfNothing() {
        assertRefused(2, List.of("Error: --limit must be 1 or more, but is 0"), "--limit", "0");
    }

    @Test
    void aZipOfTwoFiles() throws IOException {
        zip("two.zip", "a.csv", "b.csv");

        assertRefused(2, List.of("two.zip holds 2 files; an input must hold exactly one"), "--input", "two.zip");
    }

    @Test
    void standardInputGzipAndZipOfOneFileAreTheSameCustomers() throws IOException {
        Path plain = file("customers.csv", CUSTOMERS);
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("customers.csv.gz")))) {
            gzip.write(CUSTOMERS.getBytes(StandardCharsets.UTF_8));
        }
        zip("customers.zip", "customers.csv");

        assertThat(loaded(ProcessBuilder.Redirect.from(plain.toFile()), "-"))
                .contains(": SUCCEEDED: 2 read = 2 inserted + 0 updated + 0 unchanged");
        for (String packed : List.of("customers.csv.gz", "customers.zip")) {
            assertThat(loaded(ProcessBuilder.Redirect.PIPE, packed))
                    .contains(": SUCCEEDED: 2 read = 0 inserted + 0 updated + 2 unchanged");
        }
        assertThat(folder.resolve("var/spool"))
                .as("spooled input is personal data")
                .isEmptyDirectory();
    }

    @Test
    void aServerThatIsNotThere() throws IOException {
        int nobody;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closedAgain.getLocalPort();
        }
        file("customers.csv", CUSTOMERS);

        assertRefused(
                1,
                new TestDatabase(
                        "sqlserver",
                        Map.of(
                                "warehouse.url", "jdbc:sqlserver://127.0.0.1:" + nobody + ";databaseName=dw",
                                "warehouse.user", "etl",
                                "warehouse.password", "hunter2")),
                List.of(
                        "Error: the warehouse jdbc:sqlserver://127.0.0.1:" + nobody
                                + ";databaseName=dw cannot be reached",
                        "check warehouse.url, .user and .password"));
    }

    @Test
    void anUrlOfAnotherDatabase() throws IOException {
        file("customers.csv", CUSTOMERS);

        assertRefused(
                2,
                List.of("warehouse.url: must start with jdbc:sqlserver: or jdbc:h2:"),
                "--input",
                "customers.csv",
                "--set",
                "warehouse.url=jdbc:mysql://etl:hunter2@db");
    }

    @Test
    void aDatabaseFolderThatCannotBeMade() throws IOException {
        file("customers.csv", CUSTOMERS);

        List<String> args =
                new ArrayList<>(List.of("--input", "customers.csv", "--set", "paths.database=customers.csv/below"));
        if (looksBeforeRuns()) { // it is what the run itself says that counts here
            args.addAll(List.of("--set", "observability.health.before-run=off"));
        }

        assertRefused(
                1,
                List.of(
                        "Error: the warehouse jdbc:h2:file:",
                        "cannot be opened: ",
                        "check warehouse.url and paths.database"),
                args.toArray(String[]::new));
    }

    private static boolean looksBeforeRuns() {
        return ServiceLoader.load(PipelineModule.class).stream()
                .anyMatch(module -> module.get().name().equals("observability"));
    }

    @Test
    void aWrongPassword() throws IOException {
        TestDatabase database = SqlServerDatabases.orSkip().with("warehouse.password", "hunter2");
        file("customers.csv", CUSTOMERS);

        assertRefused(
                1,
                database,
                List.of("Error: the warehouse jdbc:sqlserver:", "check warehouse.url, .user and .password"));
    }

    private void assertRefused(int code, List<String> messages, String... args) {
        try (ChildPipeline child = home.start(Map.of(), ProcessBuilder.Redirect.PIPE, run(args))) {
            assertRefused(child, code, messages);
        }
    }

    private void assertRefused(int code, TestDatabase database, List<String> messages) {
        // What is said where nobody waits for the server to come back.
        TestDatabase atOnce = database.with("resilience.retry.enabled", "false");
        try (ChildPipeline child = home.start(atOnce, run("--profile", "production", "--input", "customers.csv"))) {
            assertRefused(child, code, messages);
        }
    }

    private static void assertRefused(ChildPipeline child, int code, List<String> messages) {
        child.endsWith(code);
        assertThat(withoutAbsentModules(child.err()))
                .contains(messages)
                .doesNotContain("\tat ", "hunter2", "That is a bug", "WARN", "ERROR");
        assertThat(child.out()).isEmpty();
    }

    /** Shipped profiles have settings for modules that may be taken out of the build; each run says so then. */
    private static String withoutAbsentModules(String err) {
        return err.replaceAll("WARN  Settings under \\w+ are ignored .*\\R", "");
    }

    /** What a run that succeeds prints. */
    private String loaded(ProcessBuilder.Redirect in, String input) {
        try (ChildPipeline child = home.start(Map.of(), in, run("--quiet", "--input", input))) {
            child.endsWith(0);
            assertThat(child.err()).isEmpty();
            return child.out();
        }
    }

    private static List<String> run(String... args) {
        return java.util.stream.Stream.concat(List.of("run", "--no-enrich").stream(), List.of(args).stream())
                .toList();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void zip(String name, String... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(CUSTOMERS.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
