package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values that are marked go through every kind of failure, at the level that says most; afterwards the mark stands nowhere but
 * in the file, the warehouse and the rejects: in no log, no output and no report.
 */
@Criterion("logging-strategy.4")
class MarkedValuesTest {

    /** In every text of a row. */
    private static final String MARK = "zqxj";

    /** The postcode is marked by what it is: one with the mark in it would be asked of nobody. */
    private static final Set<String> MARKS = Set.of(MARK, "ze2 9qx", "ze29qx", "ze2%209qx", "ze2+9qx");

    private static final List<String> GOOD = List.of(
            "Zqxj-",
            "Zqxjada",
            "Zqxjlovelace",
            "zqxj@mail.example",
            "020 7946 0958",
            "1970-01-31",
            "ZE2 9QX",
            "Zqxj Holdings",
            "active",
            "2024-02-29");

    @TempDir
    Path folder;

    private PipelineHome home;
    private TestPipeline pipeline;

    @BeforeEach
    void prepare() {
        home = new PipelineHome(folder);
        pipeline = TestPipeline.in(home);
    }

    @Test
    void staysOutOfSightWhenRowsAreBad() throws IOException {
        List<String> records = new ArrayList<>();
        for (int column = 1; column < GOOD.size(); column++) {
            records.add(record(column, column, "zqxj\u0007" + "zqxj".repeat(80)));
            records.add(record(100 + column, column, "zqxj bad"));
        }
        records.add(record(200, 2, ""));
        records.add(record(201, 1, "Zqxj,one,too,many"));
        records.add(record(202, 1, "Zqxj \"quoted\" wrongly"));

        run(file(records), "--set", "errors.max-share=1").exitCode();

        assertNothingTold();
    }

    @Test
    void staysOutOfSightWhenAnApiRefusesACall() throws IOException {
        try (EchoingApi api = EchoingApi.answering(400)) {
            run(good(), api.settings()).endsWith(1);
        }

        assertNothingTold();
    }

    @Test
    void staysOutOfSightWhenAnApiFails() throws IOException {
        try (EchoingApi api = EchoingApi.answering(500)) {
            run(good(), api.settings()).endsWith(1);
        }

        assertNothingTold();
    }

    @Test
    void staysOutOfSightWhenAnApiAnswersNonsense() throws IOException {
        try (EchoingApi api = EchoingApi.talkingNonsense()) {
            run(good(), api.settings()).endsWith(1);
        }
        try (EchoingApi api = EchoingApi.ofAnotherForm()) {
            run(good(), api.settings()).endsWith(1);
        }

        assertNothingTold();
    }

    @Test
    void staysOutOfSightWhenTheDatabaseRefusesARow() throws Exception {
        run(file(List.of(record(1, 0, "Zqxj-0"))), "--no-enrich").endsWith(0);
        execute("ALTER TABLE " + pipeline.target() + " ADD CONSTRAINT no_marks CHECK (last_name <> 'Zqxjrefused')");
        execute("CREATE UNIQUE INDEX once ON " + pipeline.target() + " (email)");

        run(file(List.of(record(2, 2, "Zqxjrefused"), record(3, 3, "zqxj3@mail.example"))), "--no-enrich")
                .exitCode();
        run(file(List.of(record(4, 3, "zqxj4@mail.example"), record(5, 3, "zqxj4@mail.example"))), "--no-enrich")
                .exitCode();

        assertNothingTold();
    }

    @Test
    void staysOutOfSightWhenTheDefinitionIsWrong() throws IOException {
        String definition = Files.readString(pipeline.definition())
                .replace("{name: first_name, type: text, length: 100", "{name: first_name, type: text, length: 3")
                .replace("formats: [uuuu-MM-dd, dd/MM/uuuu]", "formats: [dd.MM.uuuu]");
        Files.writeString(pipeline.definition(), definition);

        ChildPipeline child = run(file(List.of(record(1, 5, "zqxj-1970"), record(2, 1, "Zqxjlong"))), "--no-enrich");

        assertThat(child.out()).contains("Rejects", "2");
        assertNothingTold();
    }

    private static String record(int number, int column, String value) {
        List<String> values = new ArrayList<>(GOOD);
        values.set(0, "Zqxj-" + number);
        values.set(3, "zqxj" + number + "@mail.example");
        values.set(column, value);
        return String.join(",", values);
    }

    private Path good() throws IOException {
        return file(List.of(record(1, 2, "Zqxjone"), record(2, 2, "Zqxjtwo")));
    }

    private Path file(List<String> records) throws IOException {
        return Files.writeString(home.resolve("marked.csv"), CustomerFile.HEADER + String.join("\n", records) + "\n");
    }

    private ChildPipeline run(Path file, String... more) {
        return run(file, List.of(more));
    }

    private ChildPipeline run(Path file, List<String> more) {
        List<String> args = new ArrayList<>(List.of("run", "--input", file.toString(), "--definition"));
        args.add(pipeline.definition().toString());
        args.addAll(more);
        ChildPipeline child =
                home.start(Map.of("OBSERVABILITY_LOG_LEVEL", "DEBUG"), ProcessBuilder.Redirect.PIPE, args);
        child.exitCode();
        return child;
    }

    private void execute(String sql) throws Exception {
        try (Warehouse warehouse = H2Databases.inFolder(home.database()).open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertNothingTold() throws IOException {
        List<Path> looked = artefacts();

        assertThat(looked).anyMatch(file -> file.startsWith(home.resolve("var/logs")));
        assertThat(looked).anyMatch(file -> file.toString().endsWith(".out"));
        for (Path file : looked) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            assertThat(text.lines().filter(line -> MARKS.stream().anyMatch(line::contains)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    /** Everything but the input, what ships, and what keeps rows on purpose. */
    private List<Path> artefacts() throws IOException {
        List<Path> keepsRows = Stream.of("seeds", "marked.csv", "var/warehouse", "var/rejects")
                .map(home::resolve)
                .toList();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> keepsRows.stream().noneMatch(file::startsWith))
                    .filter(file -> !file.equals(pipeline.definition()))
                    .toList();
        }
    }
}
