package dev.etlpipeline.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ServerProcessTest {

    @TempDir
    Path folder;

    @Test
    @Criterion("failure-simulation.2")
    void comesBackWhereItWasWithWhatWasCommitted() throws Exception {
        try (H2ServerProcess server = H2ServerProcess.start(folder)) {
            String url = "jdbc:h2:tcp://127.0.0.1:" + server.port() + "/./kept;WRITE_DELAY=0";
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (id INT)");
                statement.execute("INSERT INTO t VALUES (7)");

                server.kill();

                assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (8)"))
                        .isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> DriverManager.getConnection(url)).isInstanceOf(SQLException.class);

            server.startAgain();

            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT id FROM t")) {
                assertThat(found.next()).isTrue();
                assertThat(found.getInt(1)).isEqualTo(7);
            }
        }
    }
}
