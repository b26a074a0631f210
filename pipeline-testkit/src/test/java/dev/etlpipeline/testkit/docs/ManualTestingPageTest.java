package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.exercise.BuiltCopy;
import dev.etlpipeline.testkit.exercise.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That docs/resilience/manual-testing.md can be played as printed, and that its queries tell good data from bad. */
@Tag("performed")
class ManualTestingPageTest {

    private static final String PAGE = "docs/resilience/manual-testing.md";
    private static final Path CLASSES =
            Path.of("pipeline-resilience/src/main/java/dev/etlpipeline/resilience/classify/ErrorClass.java");

    /** What each of the page's queries has to find, in their order. */
    private static final List<String> DAMAGE = List.of(
            "UPDATE etl.enrichment_audit SET records_processed = records_processed + 1",
            "UPDATE etl.enrichment_audit SET status = 'FAILED'",
            "DELETE FROM warehouse.customer_enriched WHERE source_record = 1",
            "UPDATE warehouse.customer_enriched SET source_file_id = 999 WHERE source_record = 2",
            "UPDATE warehouse.customer_enriched SET last_name = '' WHERE source_record = 3",
            "UPDATE warehouse.customer_enriched SET phone = '020 7946 0958' WHERE source_record = 4",
            "UPDATE warehouse.customer_enriched SET registration_date = '1066-10-14' WHERE source_record = 6",
            "UPDATE warehouse.customer_enriched SET geo_enriched = 1 WHERE source_record = 7");

    private final Page page = Page.of(PAGE);

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "commands are for a POSIX shell")
    @DisabledIfEnvironmentVariable(
            named = ExercisesTest.PERFORMING,
            matches = ".+",
            disabledReason = "an exercise is being performed")
    void worksAsPrinted() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Page.root().resolve("pipeline-app")), "the scenarios need the command line");
        assumeTrue(Files.isDirectory(Page.root().resolve("pipeline-sandbox")), "the scenarios need simulated APIs");

        Path copy = BuiltCopy.of(Page.root(), folder.resolve("pipeline"), ExercisesTest.environment());

        Exercise.of(Page.root().resolve(PAGE)).perform(copy, ExercisesTest.environment());
    }

    @Test
    void thereIsAScenarioForEachKindOfFailure() {
        Set<String> kinds = new TreeSet<>();
        page.rows("scenarios").forEach(row -> kinds.add(row.get(2)));
        assertThat(page.rows("scenarios")).allSatisfy(row -> assertThat(row).doesNotContain(""));
        assumeTrue(Files.exists(Page.root().resolve(CLASSES)), "the module that tells them apart is not there");

        Set<String> classes = new TreeSet<>();
        Pattern.compile("(?m)^    ([A-Z_]+)\\($")
                .matcher(Page.text(Page.root().resolve(CLASSES)))
                .results()
                .forEach(found -> classes.add(found.group(1)));

        assertThat(classes.remove("BUG")).isTrue();
        assertThat(kinds).isEqualTo(classes);
    }

    @Test
    void theListIsMadeOfTheScenariosAndQueries() {
        Set<String> named = new TreeSet<>();
        page.rows("before-production")
                .forEach(row -> named.addAll(List.of(row.get(2).split(", "))));
        Set<String> there = new TreeSet<>();
        page.rows("scenarios").forEach(row -> there.add(row.get(0)));
        page.rows("is-the-data-complete-and-right").forEach(row -> there.add(row.get(0)));

        assertThat(named).containsAll(there);
        assertThat(page.rows("before-production"))
                .allSatisfy(row -> assertThat(row).doesNotContain(""));
    }

    @Test
    void queriesTellGoodDataFromBad() throws IOException, SQLException {
        TestDatabase database = H2Databases.inFolder(folder);
        assertThat(SqlServerPageTest.loadCustomers(database, folder).state()).isEqualTo(RunState.SUCCEEDED);
        List<String> queries = page.blocks().stream()
                .filter(block -> block.language().equals("sql"))
                .map(block -> block.text().replace(";\n", ""))
                .toList();
        assertThat(queries).hasSameSizeAs(DAMAGE).hasSameSizeAs(page.rows("is-the-data-complete-and-right"));

        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(found(statement, queries)).containsOnly(false);
            for (int i = 0; i < queries.size(); i++) {
                connection.setAutoCommit(false);
                assertThat(statement.executeUpdate(DAMAGE.get(i)))
                        .as(DAMAGE.get(i))
                        .isPositive();
                assertThat(found(statement, queries).get(i)).as(queries.get(i)).isTrue();
                connection.rollback();
            }
        }
    }

    private static List<Boolean> found(Statement statement, List<String> queries) throws SQLException {
        List<Boolean> found = new ArrayList<>();
        for (String query : queries) {
            try (ResultSet result = statement.executeQuery(query)) {
                found.add(result.next());
            }
        }
        return found;
    }
}
