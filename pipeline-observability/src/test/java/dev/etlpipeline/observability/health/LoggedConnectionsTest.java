package dev.etlpipeline.observability.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.SeenLog;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class LoggedConnectionsTest {

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final DataSource logged = new LoggedConnections(h2);

    @Test
    @Criterion("database-health.2")
    void leavesALineForEachConnectionThatWasLentRefusedAndLentAgain() throws SQLException {
        try (SeenLog log = new SeenLog(LoggedConnections.class.getName(), Level.DEBUG)) {
            h2.setURL("jdbc:h2:mem:lent");
            logged.getConnection().close();
            h2.setURL("jdbc:h2:mem:absent;IFEXISTS=TRUE");
            assertThatThrownBy(logged::getConnection).isInstanceOf(SQLException.class);
            h2.setURL("jdbc:h2:mem:lent");
            logged.getConnection().close();
            logged.getConnection().close();

            assertThat(log.lines()).hasSize(4);
            assertThat(log.lines().get(0)).matches("DEBUG A connection was lent in \\d+ ms");
            assertThat(log.lines().get(1)).matches("INFO No connection was lent, tried for \\d+ ms: .*90146.*");
            assertThat(log.lines().get(2)).startsWith("INFO The warehouse lends connections again");
            assertThat(log.lines().get(3)).startsWith("DEBUG");
        }
    }

    @Test
    void givesThePoolToWhoeverUnwrapsIt() throws SQLException {
        assertThat(logged.isWrapperFor(JdbcDataSource.class)).isTrue();
        assertThat(logged.unwrap(JdbcDataSource.class)).isSameAs(h2);
    }
}
