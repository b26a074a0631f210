package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.SqlServerDatabases;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DashboardQueriesOnSqlServerTest extends DashboardQueriesContract {

    @Override
    TestDatabase database() {
        return SqlServerDatabases.orSkip();
    }

    /** What speaks SQL Server's language without being one lacks these views. */
    @Test
    void answerWhatOnlyTheServerKnows() throws IOException, SQLException {
        assumeFalse(isBabelfish(), "Babelfish has no such views");

        for (String file : files(true)) {
            ask(file);
        }

        assertThat(ask("server-sessions.sql")).isNotEmpty();
    }

    private boolean isBabelfish() throws SQLException {
        try (Warehouse warehouse = run.workspace().existingWarehouse("test");
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT @@VERSION")) {
            return version.next() && version.getString(1).contains("Babelfish");
        }
    }
}
