package dev.etlpipeline.testkit;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mssqlserver.MSSQLServerContainer;

/**
 * The SQL Server to test on: the one that {@code PIPELINE_TEST_SQLSERVER_URL}, {@code _USER} and {@code _PASSWORD} name;
 * else a container where Docker answers; else none. Its tables are shared, so tests name pipelines and targets uniquely.
 */
public final class SqlServerDatabases {

    /** Where it is {@code true}, having no SQL Server is a failure instead of a skipped test. */
    private static final String REQUIRED = "PIPELINE_TEST_REQUIRE_SQLSERVER";

    private static final String IMAGE = "mcr.microsoft.com/mssql/server:2022-latest";

    private SqlServerDatabases() {}

    /** The database; skips the calling test where there is none. */
    public static TestDatabase orSkip() {
        Optional<TestDatabase> found = Holder.FOUND;
        if (found.isEmpty() && Boolean.parseBoolean(System.getenv(REQUIRED))) {
            throw new IllegalStateException(
                    REQUIRED + " is true, but there is neither PIPELINE_TEST_SQLSERVER_URL nor Docker");
        }
        Assumptions.assumeTrue(
                found.isPresent(), "no SQL Server: PIPELINE_TEST_SQLSERVER_URL is not set and Docker does not answer");
        return found.orElseThrow();
    }

    private static Optional<TestDatabase> find() {
        String url = System.getenv("PIPELINE_TEST_SQLSERVER_URL");
        if (url != null && !url.isBlank()) {
            return Optional.of(database(
                    url, environment("PIPELINE_TEST_SQLSERVER_USER"), environment("PIPELINE_TEST_SQLSERVER_PASSWORD")));
        }
        return DockerClientFactory.instance().isDockerAvailable() ? Optional.of(container()) : Optional.empty();
    }

    private static String environment(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }

    /** Lives as long as the JVM; Testcontainers removes it afterwards. */
    @SuppressWarnings("resource")
    private static TestDatabase container() {
        MSSQLServerContainer server = new MSSQLServerContainer(IMAGE).acceptLicense();
        server.start();
        return database(server.getJdbcUrl(), server.getUsername(), server.getPassword());
    }

    private static TestDatabase database(String url, String user, String password) {
        return new TestDatabase(
                "sqlserver",
                Map.of(
                        "warehouse.url", url,
                        "warehouse.user", user,
                        "warehouse.password", password,
                        "warehouse.trust-server-certificate", "true"));
    }

    private static final class Holder {
        static final Optional<TestDatabase> FOUND = find();
    }
}
