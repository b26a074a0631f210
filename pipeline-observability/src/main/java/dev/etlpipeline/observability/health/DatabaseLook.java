package dev.etlpipeline.observability.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.reference.PostcodeDirectory;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.core.warehouse.WarehouseInUseException;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Connects, asks and closes again; what checks at the same moment want to know is found out once. An embedded database is opened
 * for reading only, and never kept open: a run could not begin meanwhile.
 */
final class DatabaseLook {

    /** For how long an answer serves the other checks of a look. */
    private static final Duration FRESH = Duration.ofMillis(500);

    private static final int REMEMBERED = 50;

    private static final int VALID_SECONDS = 2;

    private final Workspace workspace;
    private @Nullable DatabaseFindings found;
    private long foundAt;
    private volatile List<RunRecord> runs = List.of();
    private @Nullable FileTime unchangedSince;

    DatabaseLook(Workspace workspace) {
        this.workspace = workspace;
    }

    Workspace workspace() {
        return workspace;
    }

    /** Never throws what a user can mend. */
    synchronized DatabaseFindings ask() {
        if (found == null || System.nanoTime() - foundAt > FRESH.toNanos()) {
            found = unlessUnchanged(found);
            foundAt = System.nanoTime();
            if (found.looked()) {
                runs = found.runs();
            }
        }
        return found;
    }

    /** The runs that were seen when somebody last could look. Any thread. */
    List<RunRecord> runs() {
        return runs;
    }

    /** An embedded file that nobody has written to since holds what it held; it is not taken from a run for that. */
    private DatabaseFindings unlessUnchanged(@Nullable DatabaseFindings before) {
        FileTime written = Writable.lastWritten(workspace.home(), place());
        if (before != null && before.looked() && written != null && written.equals(unchangedSince)) {
            return before;
        }
        unchangedSince = written;
        return look();
    }

    private String place() {
        WarehouseSettings settings = workspace.settings().read(WarehouseSettings.class);
        return Warehouse.place(settings);
    }

    private DatabaseFindings look() {
        WarehouseSettings settings = workspace.settings().read(WarehouseSettings.class);
        long start = System.nanoTime();
        try {
            Optional<Warehouse> opened = Warehouse.look(settings, workspace.home());
            if (opened.isEmpty()) {
                return DatabaseFindings.absent(Warehouse.place(settings) + " is not there yet; the first run makes it");
            }
            try (Warehouse warehouse = opened.get()) {
                return asked(warehouse, millisSince(start));
            }
        } catch (WarehouseInUseException e) {
            return DatabaseFindings.without(
                    Health.UP,
                    "in use, so that nobody else can look into it: "
                            + String.valueOf(e.getMessage()).replaceFirst(": wait for it to end.*", ""));
        } catch (WarehouseException e) {
            return DatabaseFindings.without(Health.DOWN, String.valueOf(e.getMessage()));
        } catch (SettingsException e) {
            return DatabaseFindings.without(Health.DOWN, String.join("; ", e.problems()));
        } catch (SQLException e) {
            return DatabaseFindings.without(Health.DOWN, Warehouse.place(settings) + " says " + SqlErrors.describe(e));
        }
    }

    private DatabaseFindings asked(Warehouse warehouse, long connecting) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            long start = System.nanoTime();
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT 1").close();
            }
            DatabaseMetaData server = connection.getMetaData();
            String answer = server.getDatabaseProductName() + " " + version(server) + ": connected in " + connecting
                    + " ms, answered in " + millisSince(start) + " ms" + pool(warehouse);
            Optional<String> refusal = Writable.refusal(warehouse, connection);
            return new DatabaseFindings(
                    refusal.isEmpty() ? Health.UP : Health.DOWN,
                    answer + "; " + refusal.orElse("may be written to"),
                    true,
                    latest(warehouse, connection),
                    new PostcodeDirectory(warehouse.dataSource(), warehouse.dialect()).isThere());
        }
    }

    private static String version(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductVersion().replaceAll("\\s.*", "");
    }

    private static String pool(Warehouse warehouse) throws SQLException {
        HikariDataSource pool = warehouse.dataSource().unwrap(HikariDataSource.class);
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return now == null
                ? ""
                : ", pool " + now.getActiveConnections() + " of at most " + pool.getMaximumPoolSize() + " in use";
    }

    private static List<RunRecord> latest(Warehouse warehouse, Connection connection) throws SQLException {
        try {
            return new RunHistory(warehouse).latest(REMEMBERED, null);
        } catch (WarehouseException e) {
            if (!connection.isValid(VALID_SECONDS)) {
                throw e; // it went away: nobody waits for yet another connection
            }
            return List.of(); // no run has made its tables yet
        }
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
