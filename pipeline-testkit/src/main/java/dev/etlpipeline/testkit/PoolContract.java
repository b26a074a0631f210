package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pool before the warehouse promises, on every database. */
public abstract class PoolContract {

    private Warehouse warehouse;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void openWithTwoConnections() {
        warehouse = database()
                .with("warehouse.pool-size", "2")
                .with("warehouse.connection-timeout", "PT0.25S")
                .open();
    }

    @AfterEach
    void close() {
        if (warehouse != null) {
            warehouse.close();
        }
    }

    @Test
    @Criterion("connection-handling.1")
    void givesOutNoMoreThanItsSizeAndWhatComesBack() throws SQLException {
        Connection first = take();
        Connection second = take();

        assertThatThrownBy(this::take).isInstanceOf(SQLTransientConnectionException.class);

        Connection physical = first.unwrap(Connection.class);
        first.close();
        try (second;
                Connection third = take()) {
            assertThat(third.unwrap(Connection.class)).isSameAs(physical);
        }
    }

    @Test
    @Criterion("connection-handling.1")
    void replacesAConnectionThatDied() throws SQLException {
        Connection dying = take();
        Connection physical = dying.unwrap(Connection.class);
        physical.close();
        assertThatThrownBy(() -> answer(dying)).isInstanceOf(SQLException.class);
        dying.close();

        try (Connection first = take();
                Connection second = take()) {
            assertThat(first.unwrap(Connection.class)).isNotSameAs(physical);
            assertThat(second.unwrap(Connection.class)).isNotSameAs(physical);
            assertThat(answer(first)).isEqualTo(1);
            assertThat(answer(second)).isEqualTo(1);
        }
    }

    private Connection take() throws SQLException {
        return warehouse.dataSource().getConnection();
    }

    private static int answer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            result.next();
            return result.getInt(1);
        }
    }
}
