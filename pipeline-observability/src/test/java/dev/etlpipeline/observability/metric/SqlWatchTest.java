package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.etlpipeline.criteria.Criterion;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is measured and logged of statements, on a database of the test's own. */
class SqlWatchTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ChunkInHand inHand = new ChunkInHand();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.etlpipeline.observability.events");
    private Level before;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        log.start();
        logger.addAppender(log);
        connection = watched(Duration.ofHours(1)).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA etl");
            statement.execute("CREATE TABLE etl.things (id INT PRIMARY KEY, name VARCHAR(50))");
            statement.execute("CREATE TABLE public.target (id INT PRIMARY KEY, name VARCHAR(50))");
        }
        log.list.clear();
    }

    @AfterEach
    void close() throws SQLException {
        logger.detachAppender(log);
        logger.setLevel(before);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } finally {
            connection.close();
        }
    }

    private DataSource watched(Duration slowAfter) {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + getClass().getSimpleName() + ";DB_CLOSE_DELAY=-1");
        return new SqlWatch(new SqlNews(new Meters(List.of(registry)), inHand, slowAfter, List.of())).apply(database);
    }

    private List<String> logged() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    private void insert(int id, String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO etl.things (id, name) VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }

    private long timed(String verb, String table) {
        return registry
                .find(Metric.SQL.metricName())
                .tag("db.operation.name", verb)
                .tag("db.collection.name", table)
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    @Criterion("database-monitoring.1")
    void logsTextsAndTimesAndNeverAValue() throws SQLException {
        insert(4711, "Marker");
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id FROM etl.things WHERE name = 'Marker'")) {
            assertThat(found.next()).isTrue();
        }
        assertThatThrownBy(() -> insert(4711, "Marker")).isInstanceOf(SQLException.class);

        assertThat(logged()).hasSize(3).noneMatch(line -> line.contains("Marker") || line.contains("4711"));
        assertThat(logged().get(0))
                .matches(
                        "DEBUG SQL done in \\d+ us, rows 1: INSERT INTO etl.things \\(id, name\\) VALUES \\(\\?, \\?\\)");
        assertThat(logged().get(1)).endsWith("SELECT id FROM etl.things WHERE name = ?");
        assertThat(logged().get(2)).matches("DEBUG SQL failed after \\d+ us with SQLState 23: INSERT .*");
        assertThat(timed("INSERT", "etl.things")).isEqualTo(2);
        assertThat(timed("SELECT", "etl.things")).isEqualTo(1);
        assertThat(registry.get(Metric.SQL.metricName())
                        .tag("error.type", "23")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsTheRowsOfABatch() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO etl.things (id, name) VALUES (?, ?)")) {
            for (int id = 1; id <= 5; id++) {
                insert.setInt(1, id);
                insert.setString(2, "x");
                insert.addBatch();
            }
            insert.executeBatch();
            assertThat(insert.getConnection()).isSameAs(connection);
        }

        assertThat(registry.get(Metric.SQL_ROWS.metricName()).counter().count()).isEqualTo(5);
        assertThat(timed("INSERT", "etl.things")).isEqualTo(1);
    }

    @Test
    void leavesWhatWritesTargetsAlone() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO public.target VALUES (?, ?)")) {
            assertThat(insert.getClass().getName()).as("the driver's own").startsWith("org.h2.");
        }

        assertThat(timed("INSERT", "public.target")).isZero();
    }

    @Test
    void warnsOfASlowStatementOnceAndWhenItGetsTwiceAsSlow() throws SQLException {
        SqlNews news = new SqlNews(new Meters(List.of(registry)), inHand, Duration.ofSeconds(1), List.of());
        log.list.clear();
        for (int seconds : List.of(1, 2, 3, 4, 5, 9)) {
            SlowStatement.tell(news, "SELECT name FROM etl.things WHERE name = 'Marker'", Duration.ofSeconds(seconds));
        }

        assertThat(logged())
                .filteredOn(line -> line.startsWith("WARN"))
                .containsExactly(
                        "WARN Slow SQL, 2000 ms, rows -: SELECT name FROM etl.things WHERE name = ?",
                        "WARN Slow SQL, 4000 ms, rows -: SELECT name FROM etl.things WHERE name = ?",
                        "WARN Slow SQL, 9000 ms, rows -: SELECT name FROM etl.things WHERE name = ?");
        assertThat(registry.get(Metric.SQL_SLOW.metricName()).counter().count()).isEqualTo(5);
    }

    @Test
    @Criterion("database-monitoring.3")
    void countsCommitsAndRollbacksWithTheirChunk() throws SQLException {
        connection.setAutoCommit(false);
        inHand.begin(7);
        insert(1, "x");
        connection.commit();
        insert(2, "x");
        connection.rollback();
        inHand.end();
        connection.commit();

        assertThat(ended("commit", "load")).isEqualTo(1);
        assertThat(ended("rollback", "load")).isEqualTo(1);
        assertThat(ended("commit", "other")).isEqualTo(1);
        assertThat(logged().stream().filter(line -> line.contains("Transaction")))
                .satisfiesExactly(
                        line -> assertThat(line).matches("DEBUG Transaction: commit in \\d+ us"),
                        line -> assertThat(line).matches("DEBUG Transaction: rollback in \\d+ us"),
                        line -> assertThat(line).matches("DEBUG Transaction: commit in \\d+ us"));
    }

    private long ended(String end, String scope) {
        return registry.get(Metric.TRANSACTION.metricName())
                .tag("end", end)
                .tag("scope", scope)
                .timer()
                .count();
    }
}
