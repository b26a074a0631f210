package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/resilience/deployment.md rests on: how migrations are when the program goes back to the version before. */
abstract class GoingBackContract {

    private static final String FOLDER = "db/migration/goingback/";

    private Warehouse warehouse;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void forgetEarlierTests() throws SQLException {
        warehouse = database().open();
        execute("DROP TABLE IF EXISTS etl.going_back");
        execute("DROP TABLE IF EXISTS etl.\"flyway_history_goingback\"");
    }

    @AfterEach
    void close() {
        if (warehouse != null) {
            warehouse.close();
        }
    }

    @Test
    @Criterion("deployment.3")
    void theVersionBeforeWorksOnWhatTheNewerOneAdded() throws SQLException {
        migrateAs("one");
        migrateAs("two");

        migrateAs("one");

        execute("INSERT INTO etl.going_back (id) VALUES (1)");
        assertThat(history()).containsExactly("1 true", "2 true");
        migrateAs("two");
        assertThat(history()).containsExactly("1 true", "2 true");
    }

    @Test
    @Criterion("deployment.3")
    void aPartOfAModuleAddsToItsOwnNumbers() throws SQLException {
        migrateAs("gap");

        migrateAs("filled");

        execute("INSERT INTO etl.going_back (id, note, other) VALUES (1, 'on', 'off')");
        assertThat(history()).containsExactly("1 true", "10 true", "2 true");
    }

    /** What stands in etl.flyway_history_goingback of a migration that failed, if anything. */
    protected abstract List<String> leftOfAFailedMigration();

    @Test
    @Criterion("deployment.3")
    void aMigrationThatFailsCanBeTakenBack() throws SQLException {
        migrateAs("two");

        assertThatThrownBy(() -> migrateAs("broken"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("the tables of goingback in ")
                .hasMessageContaining("V3__half.sql");

        migrateAs("two");
        execute("INSERT INTO etl.going_back (id, note) VALUES (1, 'on')");
        List<String> left = leftOfAFailedMigration();
        assertThat(history())
                .containsSubsequence("1 true", "2 true")
                .containsAll(left)
                .hasSize(2 + left.size());
        if (!left.isEmpty()) {
            assertThatThrownBy(() -> migrateAs("mended")).isInstanceOf(WarehouseException.class);
            execute("ALTER TABLE etl.going_back DROP COLUMN half");
            execute("DELETE FROM etl.\"flyway_history_goingback\" WHERE \"success\" = 0");
        }
        migrateAs("mended");
        assertThat(history()).containsExactly("1 true", "2 true", "3 true");
    }

    private void migrateAs(String version) {
        warehouse.migrate("goingback", FOLDER + version);
    }

    private List<String> history() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT \"version\", \"success\" FROM etl.\"flyway_history_goingback\""
                                + " WHERE \"version\" <> '0' ORDER BY \"installed_rank\"")) {
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getBoolean(2));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
