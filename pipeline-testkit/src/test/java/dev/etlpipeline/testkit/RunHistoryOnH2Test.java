package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryOnH2Test extends RunHistoryContract {

    @TempDir
    Path folder;

    @Override
    protected TestDatabase database() {
        return H2Databases.inFolder(folder);
    }

    @Test
    void saysThatADatabaseIsNotThereAndMakesNone() {
        TestDatabase absent = H2Databases.inFolder(folder.resolve("absent"));

        assertThatThrownBy(() -> openExisting(absent))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("there is no warehouse jdbc:h2:file:")
                .hasMessageContaining("./pipeline run makes it");
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void saysThatNoRunWasEverMade() {
        try (Warehouse empty = openEmpty("empty")) {
            assertThatThrownBy(() -> new RunHistory(empty))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("remembers no runs: it has no table etl.enrichment_audit yet");
        }
    }

    @Test
    void saysWhatTheTablesOfAnotherVersionLack() throws SQLException {
        try (Warehouse old = openEmpty("old");
                Connection connection = old.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA etl");
            statement.execute("CREATE TABLE etl.enrichment_audit (audit_id BIGINT, batch_id NVARCHAR(40))");

            assertThatThrownBy(() -> new RunHistory(old))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("etl.enrichment_audit lacks attempt, duration_ms")
                    .hasMessageEndingWith("a run with this version brings them up to date");
        }
    }

    private Warehouse openEmpty(String name) {
        return Warehouse.open(H2Databases.inFolder(folder.resolve(name)).warehouseSettings(), Path.of(""), List.of());
    }

    private static Warehouse openExisting(TestDatabase database) {
        return Warehouse.openExisting(database.warehouseSettings(), Path.of(""), List.of(), "a test");
    }
}
