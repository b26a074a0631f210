package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs that were judged, by the names that people give. */
final class JudgedRuns {

    /** The latest run of the pipeline that settings name. */
    static final String LAST = "last";

    private static final String EXISTS =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE LOWER(TABLE_SCHEMA) = 'governance'"
                    + " AND LOWER(TABLE_NAME) = 'quality_run'";

    private final Workspace workspace;
    private final QualityReader reader = new QualityReader();

    JudgedRuns(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What is made of a run and its connection. */
    interface Question<T> {
        T of(Connection connection, ScoredRun run) throws SQLException;
    }

    /** A run is not there, or not told from others. */
    static final class UnknownRun extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownRun(String message) {
            super(message);
        }
    }

    /**
     * @param named the beginning of a run's id, or {@link #LAST}
     * @throws UnknownRun         where no such run was judged
     * @throws WarehouseException where there is no warehouse, or it fails
     */
    <T> T ask(String command, String named, Question<T> question) {
        try (Warehouse warehouse = workspace.existingWarehouse(command);
                Connection connection = warehouse.dataSource().getConnection()) {
            if (!exists(connection)) {
                throw new UnknownRun("No run was judged yet: load a file with ./pipeline run first");
            }
            String id = named.equals(LAST) ? latest(connection) : only(connection, named);
            ScoredRun run = reader.run(connection, id).orElseThrow(() -> new UnknownRun("Run " + id + " is gone"));
            return question.of(connection, run);
        } catch (SQLException e) {
            throw new WarehouseException("the warehouse says " + SqlErrors.describe(e), e);
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(EXISTS)) {
            return row.next() && row.getLong(1) > 0;
        }
    }

    private String latest(Connection connection) throws SQLException {
        String pipeline = workspace.definition(null).name();
        return reader.latest(connection, pipeline, 1).stream()
                .findFirst()
                .orElseThrow(() -> new UnknownRun("No run of pipeline " + pipeline
                        + " was judged yet: ./pipeline run does it, unless governance.quality.enabled is false"));
    }

    private String only(Connection connection, @Nullable String named) throws SQLException {
        String prefix = named == null ? "" : named.strip();
        if (prefix.isEmpty()) {
            throw new UnknownRun("A run's name is missing: give the beginning of its id, or last");
        }
        List<String> found = reader.beginningWith(connection, prefix);
        if (found.isEmpty()) {
            throw new UnknownRun("No run that was judged begins with " + prefix + ": see ./pipeline runs, or say last");
        }
        if (found.size() > 1) {
            throw new UnknownRun("Several runs begin with " + prefix + ", such as " + String.join(" and ", found)
                    + ": give more of its id");
        }
        return found.get(0);
    }
}
