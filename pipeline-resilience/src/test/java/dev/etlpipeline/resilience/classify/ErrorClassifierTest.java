package dev.etlpipeline.resilience.classify;

import static dev.etlpipeline.resilience.classify.ErrorClass.BUG;
import static dev.etlpipeline.resilience.classify.ErrorClass.CONFIGURATION;
import static dev.etlpipeline.resilience.classify.ErrorClass.DATA;
import static dev.etlpipeline.resilience.classify.ErrorClass.OUTCOME_UNKNOWN;
import static dev.etlpipeline.resilience.classify.ErrorClass.PERMISSION;
import static dev.etlpipeline.resilience.classify.ErrorClass.RESOURCE;
import static dev.etlpipeline.resilience.classify.ErrorClass.THROTTLED;
import static dev.etlpipeline.resilience.classify.ErrorClass.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.core.enrich.LookupSkipped;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.classify.Classified.Patience;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Criterion("error-classification.1")
@Criterion("error-classification.5")
class ErrorClassifierTest {

    private static Classified classify(Throwable failure) {
        return new ErrorClassifier().classify(failure).orElseThrow();
    }

    /** As SQL Server's driver has it: states of its own for most numbers. */
    private static SQLException sqlServer(int number) {
        return new SQLException("words", "S0001", number);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                64, 121, 233, 615, 921, 926, 952, 1204, 1205, 1222, 3960, 4060, 4221, 8628, 8645, 8651, 10053, 10054,
                10060, 17197, 17889, 18401, 40020, 40143, 40166, 40197, 40540, 40613, 41301, 41302, 41305, 41325, 41839,
                42108, 42109
            })
    void callsSqlServersPassingErrorsTransient(int number) {
        assertThat(classify(sqlServer(number)).errorClass()).isEqualTo(TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {10928, 10929, 40501, 49918, 49919, 49920})
    void callsSqlServersLimitsThrottled(int number) {
        assertThat(classify(sqlServer(number)).errorClass()).isEqualTo(THROTTLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {18456, 208, 207, 515, 547, 2601, 2627, 8152, 2628})
    void neverRetriesWhatWouldFailAgain(int number) {
        assertThat(classify(sqlServer(number)).patience()).isEqualTo(Patience.NONE);
    }

    @Test
    void callsAllNumbersDataThatCoreCallsSo() {
        SqlServerErrors.numbers()
                .forEach((number, kind) ->
                        assertThat(kind == DATA).as("%d", number).isEqualTo(SqlErrors.isAboutData(sqlServer(number))));
    }

    @Test
    void hasLittlePatienceWithADatabaseThatCannotBeOpened() {
        assertThat(classify(sqlServer(4060)).patience()).isEqualTo(Patience.SHORT);
    }

    @Test
    void knowsCopiesOfH2sErrorsByCodeAndState() {
        assertThat(classify(new SQLException("words", "HY000", 50_000)).errorClass())
                .isEqualTo(BUG);
        assertThat(classify(new SQLException("words", "HYT00", 50_200)).errorClass())
                .isEqualTo(TRANSIENT);
        assertThat(classify(sqlServer(50_000)).errorClass()).isEqualTo(DATA);
    }

    @Test
    void takesTriggersWordsForDataAndBabelfishsCatchAllForNothing() {
        assertThat(classify(sqlServer(50_001)).errorClass()).isEqualTo(DATA);
        assertThat(classify(sqlServer(33_557_097)).errorClass()).isEqualTo(BUG);
        assertThat(classify(new SQLException("words", "08S01", 33_557_097)).errorClass())
                .isEqualTo(TRANSIENT);
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of("08S01", TRANSIENT),
                Arguments.of("08001", TRANSIENT),
                Arguments.of("08006", TRANSIENT),
                Arguments.of("40001", TRANSIENT),
                Arguments.of("HYT01", TRANSIENT),
                Arguments.of("08007", OUTCOME_UNKNOWN),
                Arguments.of("HY008", OUTCOME_UNKNOWN),
                Arguments.of("HYT00", OUTCOME_UNKNOWN),
                Arguments.of("57014", OUTCOME_UNKNOWN),
                Arguments.of("22001", DATA),
                Arguments.of("23000", DATA),
                Arguments.of("28000", PERMISSION),
                Arguments.of("42501", PERMISSION),
                Arguments.of("42S02", CONFIGURATION),
                Arguments.of("53100", RESOURCE),
                Arguments.of("XX000", BUG));
    }

    @ParameterizedTest
    @MethodSource("states")
    void goesByStateWhereTheNumberSaysNothing(String state, ErrorClass expected) {
        assertThat(classify(new SQLException("words", state, 0)).errorClass()).isEqualTo(expected);
    }

    @Test
    void goesByNumberBeforeState() {
        assertThat(classify(new SQLException("words", "S0001", 1205)).evidence())
                .isEqualTo("SQL Server 1205");
        assertThat(classify(new SQLException("words", "08S01", 18456)).errorClass())
                .isEqualTo(PERMISSION);
        assertThat(classify(new SQLException("words", "HYT00", -2)).errorClass())
                .isEqualTo(OUTCOME_UNKNOWN);
    }

    @Test
    void readsH2sCodes() {
        assertThat(classify(new SQLException("words", "90067", 90067)).errorClass())
                .isEqualTo(TRANSIENT);
        assertThat(classify(new SQLException("words", "90121", 90121)).errorClass())
                .isEqualTo(TRANSIENT);
        assertThat(classify(new SQLException("words", "90098", 90098)).errorClass())
                .isEqualTo(TRANSIENT);
        assertThat(classify(new SQLException("words", "90007", 90007)).errorClass())
                .isEqualTo(TRANSIENT);
        assertThat(classify(new SQLException("words", "90020", 90020)).errorClass())
                .isEqualTo(RESOURCE);
        assertThat(classify(new SQLException("words", "90030", 90030)).severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void readsWhatH2ReallyThrows() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;MODE=MSSQLServer");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, name NVARCHAR(2) NOT NULL)");

            assertThat(classify(thrown(statement, "INSERT INTO t VALUES (1, NULL)"))
                            .errorClass())
                    .isEqualTo(DATA);
            assertThat(classify(thrown(statement, "INSERT INTO t VALUES (1, 'long')"))
                            .errorClass())
                    .isEqualTo(DATA);
            assertThat(classify(thrown(statement, "INSERT INTO t VALUES ('x', 'y')"))
                            .errorClass())
                    .isEqualTo(DATA);
            assertThat(classify(thrown(statement, "SELECT * FROM nowhere")).errorClass())
                    .isEqualTo(CONFIGURATION);
            assertThat(classify(thrown(statement, "SELEC 1")).errorClass()).isEqualTo(CONFIGURATION);
            connection.close();
            assertThat(classify(thrown(statement, "SELECT 1")).errorClass()).isEqualTo(TRANSIENT);
        }
    }

    private static SQLException thrown(Statement statement, String sql) {
        try {
            statement.execute(sql);
            throw new AssertionError("it was executed: " + sql);
        } catch (SQLException e) {
            return e;
        }
    }

    @Test
    void takesAnErrorWithoutNumberAndStateForDataUnlessTheConnectionIsDead() {
        BatchUpdateException cutOrRefused = new BatchUpdateException("words", null, 0, new int[0]);
        assertThat(classify(cutOrRefused).errorClass()).isEqualTo(DATA);

        cutOrRefused.addSuppressed(new SQLException("the rollback failed as well", "08006"));

        assertThat(classify(cutOrRefused).errorClass()).isEqualTo(TRANSIENT);
    }

    @Test
    void doesNotTakeBadDataForALostConnectionWhereBothHappened() {
        SQLException refused = sqlServer(515);
        refused.addSuppressed(new SQLException("the rollback failed as well", "08006"));

        assertThat(classify(refused).errorClass()).isEqualTo(DATA);
    }

    @Test
    void takesALostCommitForWhatItIsWhateverTheDriverSaid() {
        SQLException driver = new SQLException("words", "90067", 90067);

        assertThat(classify(new SQLException("the answer was lost", "08007", driver))
                        .errorClass())
                .isEqualTo(OUTCOME_UNKNOWN);
    }

    @Test
    void looksThroughWrappersNextAndSuppressedExceptions() {
        assertThat(classify(new WarehouseException("cannot be reached", new IllegalStateException(sqlServer(40613))))
                        .errorClass())
                .isEqualTo(TRANSIENT);
        BatchUpdateException batch = new BatchUpdateException("words", null, 0, new int[0]);
        batch.setNextException(new SQLException("next", "S0001", 0));
        batch.getNextException().setNextException(sqlServer(1205));
        assertThat(classify(batch).evidence()).isEqualTo("SQL Server 1205");
        RuntimeException outer = new IllegalStateException("closing");
        outer.addSuppressed(new IOException(sqlServer(40501)));
        assertThat(classify(outer).errorClass()).isEqualTo(THROTTLED);
    }

    @Test
    void findsItsWayOutOfCircles() {
        SQLException one = new SQLException("one", "XX000", 0);
        SQLException two = new SQLException("two", "XX000", 0);
        one.initCause(two);
        two.initCause(one);
        one.addSuppressed(two);

        assertThat(classify(one).errorClass()).isEqualTo(BUG);
    }

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(new SQLTimeoutException("words"), OUTCOME_UNKNOWN),
                Arguments.of(new SQLTransientConnectionException("the pool is empty"), TRANSIENT),
                Arguments.of(new SettingsException(List.of("x: is missing")), CONFIGURATION),
                Arguments.of(new WarehouseException("the target does not fit"), CONFIGURATION),
                Arguments.of(new SourceException("the file is empty"), DATA),
                Arguments.of(new SourceException("cannot be read", new IOException("Input/output error")), TRANSIENT),
                Arguments.of(new SourceException("cut off", new EOFException()), DATA),
                Arguments.of(new IOException("Stale file handle"), TRANSIENT),
                Arguments.of(new ConnectException("refused"), TRANSIENT),
                Arguments.of(new IOException("No space left on device"), RESOURCE),
                Arguments.of(new FileSystemException("f", null, "No space left on device"), RESOURCE),
                Arguments.of(new NoSuchFileException("f"), CONFIGURATION),
                Arguments.of(new AccessDeniedException("f"), PERMISSION),
                Arguments.of(
                        new SQLException("no secure line", "08S01", 0, new CertificateException("unknown")),
                        CONFIGURATION),
                Arguments.of(new IllegalStateException("never"), BUG),
                Arguments.of(new NullPointerException(), BUG));
    }

    @ParameterizedTest
    @MethodSource("types")
    void goesByTypeWhereNothingElseIsKnown(Exception failure, ErrorClass expected) {
        assertThat(classify(failure).errorClass()).isEqualTo(expected);
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(429, null, THROTTLED),
                Arguments.of(503, "5", THROTTLED),
                Arguments.of(503, null, TRANSIENT),
                Arguments.of(500, null, TRANSIENT),
                Arguments.of(408, null, TRANSIENT),
                Arguments.of(401, null, PERMISSION),
                Arguments.of(403, null, PERMISSION),
                Arguments.of(400, null, BUG),
                Arguments.of(301, null, CONFIGURATION),
                Arguments.of(404, null, CONFIGURATION),
                Arguments.of(501, null, CONFIGURATION));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void goesByTheStatusOfAnAnswer(int status, String retryAfter, ErrorClass expected) {
        ApiException failure = ApiException.ofStatus("api", status, "words", retryAfter, null);

        assertThat(classify(failure).errorClass()).isEqualTo(expected);
        assertThat(classify(failure).evidence()).isEqualTo("HTTP " + status);
    }

    @Test
    void goesByTheKindOfAnExchangeThatBroke() {
        assertThat(classify(ApiException.of("api", ApiException.Kind.TIMEOUT, "words", new IOException("timeout")))
                        .errorClass())
                .isEqualTo(TRANSIENT);
        assertThat(classify(ApiException.of("api", ApiException.Kind.CONNECT, "words", new ConnectException()))
                        .patience())
                .isEqualTo(Patience.FULL);
        assertThat(classify(ApiException.of("api", ApiException.Kind.MALFORMED_BODY, "words", null))
                        .patience())
                .isEqualTo(Patience.SHORT);
    }

    @Test
    void neverRetriesAnErrorWhateverStandsAroundIt() {
        SQLException passing = new SQLException("words", "08S01", 0, new OutOfMemoryError("heap"));

        assertThat(classify(passing).patience()).isEqualTo(Patience.NONE);
        assertThat(classify(new StackOverflowError()).patience()).isEqualTo(Patience.NONE);
        assertThat(classify(new AssertionError()).errorClass()).isEqualTo(BUG);
    }

    static Stream<Throwable> decisions() {
        return Stream.of(
                new RunStopped(RunState.SUSPENDED, "stopped", null, new SQLException("words", "08S01")),
                new LookupSkipped("skipped", new IOException()),
                new InterruptedException(),
                new SQLException("interrupted while waiting for a connection", new InterruptedException()),
                new ClosedByInterruptException(),
                new CancellationException());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void leavesDecisionsAlone(Throwable decision) {
        assertThat(new ErrorClassifier().classify(decision)).isEmpty();
    }
}
