package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a published file to enriched customers, with the command as people type it. */
class ImportPostcodesCommandTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final String NAMED = "postcode,country,region,admin_district,latitude,longitude\n";
    private static final String CUSTOMERS = """
            customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,registration_date
            1,Ada,Lovelace,ada@mail.example,,,sw1a1aa,,active,2024-01-01
            2,Mary,Somerville,mary@mail.example,,,CF10 1AA,,active,2024-01-01
            3,Jane,Austen,jane@mail.example,,,M1 1AA,,active,2024-01-01
            """;

    @TempDir
    Path var;

    private Path customers;

    @BeforeEach
    void write() throws IOException {
        customers = file("customers.csv", CUSTOMERS);
    }

    @Test
    void enrichesFromWhatWasImportedAndSaysSo() throws Exception {
        Path postcodes = file(
                "postcodes.csv",
                NAMED + "SW1A 1AA,England,London,Westminster,51.501009,-0.141588\n"
                        + "CF10 1AA,Wales,,Cardiff,51.479,-3.174\nno postcode,,,,,\n");
        ScreenFixture imported = new ScreenFixture();
        ScreenFixture again = new ScreenFixture();

        assertThat(execute(imported, "reference", "import", "postcodes", postcodes.toString()))
                .as(imported.err())
                .isZero();
        assertThat(execute(again, "reference", "import", "postcodes", postcodes.toString()))
                .as(again.err())
                .isZero();
        JsonNode run = run();

        assertThat(imported.out())
                .contains(
                        "Imported 2 postcodes from ",
                        "     3 =        2 +       1\n",
                        "its postcode has no UK postcode's form, first in postcodes.csv line 4",
                        "Next: ./pipeline run --set enrichment.postcode.source=reference \\\n        --set=paths.database=");
        assertThat(imported.err()).startsWith("Importing postcodes.csv, layout names");
        assertThat(again.out()).startsWith("Nothing to do: ").contains("--again imports it again");
        assertThat(run.get("accounting").get("inserted").asInt()).isEqualTo(3);
        assertThat(loaded())
                .containsExactly(
                        "1 London England Westminster 51.501009 postcode=reference;company=none",
                        "2 Wales Wales Cardiff 51.479000 postcode=reference;company=none",
                        "3 null null null null postcode=none;company=none");
    }

    @Test
    void refusesARunThatNamesReferenceBeforeAnythingWasImported() {
        ScreenFixture screen = new ScreenFixture();

        assertThat(execute(screen, run(customers))).isEqualTo(2);

        assertThat(screen.err())
                .contains(
                        "enrichment.postcode.source names reference, but no postcodes were imported",
                        "./pipeline reference import postcodes FILE")
                .doesNotContain("\tat ");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void checkSaysThatNothingWasImportedYet() throws IOException {
        String[] args = {"check", "--input", customers.toString(), "--set", "enrichment.postcode.source=reference"};
        ScreenFixture before = new ScreenFixture();
        ScreenFixture without = new ScreenFixture();
        ScreenFixture imported = new ScreenFixture();

        assertThat(execute(before, args)).isEqualTo(2);
        assertThat(execute(without, "check", "--no-enrich", args[1], args[2], args[3], args[4]))
                .isZero();
        Path postcodes = file("postcodes.csv", NAMED + "M1 1AA,England,,,,\n");
        assertThat(execute(imported, "reference", "import", "postcodes", "--quiet", postcodes.toString()))
                .isZero();

        assertThat(before.out().replaceAll("\\s+", " "))
                .contains("no postcodes were imported into this warehouse: do so with ./pipeline reference import");
        assertThat(imported.out()).startsWith("Imported 1 postcode from ").hasLineCount(1);
        assertThat(imported.err()).isEmpty();
        ScreenFixture after = new ScreenFixture();
        execute(after, args);
        assertThat(after.out()).doesNotContain("no postcodes were imported");
    }

    @Test
    void refusesWhatItCanNotImport() throws IOException {
        refuses("does not exist", 2, "absent.csv");
        refuses("is not in a layout of postcodes that is known here", 2, customers.toString());
        refuses("Missing required parameter: 'FILE'", 2);
        refuses(
                "names no districts",
                2,
                file("postcodes.csv", NAMED + "M1 1AA,England,,,,\n").toString(),
                "--names",
                customers.toString());
    }

    @Test
    void showsWhatIsBelowItWhereNothingIsAsked() {
        ScreenFixture reference = new ScreenFixture();
        ScreenFixture imports = new ScreenFixture();

        assertThat(execute(reference, "reference")).isZero();
        assertThat(execute(imports, "reference", "import")).isZero();

        assertThat(reference.out()).startsWith("Usage: pipeline reference").contains("  import ");
        assertThat(imports.out()).startsWith("Usage: pipeline reference import").contains("  postcodes ");
    }

    private void refuses(String message, int code, String... args) {
        ScreenFixture screen = new ScreenFixture();
        List<String> all = new ArrayList<>(List.of("reference", "import", "postcodes"));
        all.addAll(List.of(args));

        assertThat(execute(screen, all.toArray(String[]::new))).isEqualTo(code);

        assertThat(screen.err()).contains(message).doesNotContain("\tat ", "That is a bug");
        assertThat(screen.out()).isEmpty();
    }

    private JsonNode run() throws IOException {
        ScreenFixture screen = new ScreenFixture();
        assertThat(execute(screen, run(customers))).as(screen.err()).isZero();
        return new ObjectMapper().readTree(screen.out());
    }

    /** Companies are asked nowhere: no customer has one. */
    private static String[] run(Path file) {
        return new String[] {
            "run",
            "--json",
            "--input",
            file.toString(),
            "--set",
            "enrichment.postcode.source=reference",
            "--set",
            "enrichment.postcode.base-url=http://127.0.0.1:1",
            "--set",
            "enrichment.company.base-url=http://127.0.0.1:1"
        };
    }

    private Set<String> loaded() throws Exception {
        Set<String> rows = new TreeSet<>();
        String url = "jdbc:h2:file:" + var.resolve("database/warehouse") + ";MODE=MSSQLServer";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT customer_id, region, country, district, latitude,"
                        + " data_source FROM warehouse.customer_enriched")) {
            while (row.next()) {
                rows.add(String.join(
                        " ",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return rows;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(var.resolve(name), text);
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
