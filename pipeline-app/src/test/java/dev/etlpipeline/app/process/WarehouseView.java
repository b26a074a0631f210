package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What others see of a pipeline's work, on connections of their own. */
final class WarehouseView implements AutoCloseable {

    /** Which run wrote a row, when and from where: no part of what it says. */
    private static final Set<String> PROVENANCE =
            Set.of("source_file_id", "source_record", "run_no", "processed_date", "created_date", "modified_date");

    private final Warehouse warehouse;
    private final TestPipeline pipeline;

    WarehouseView(TestDatabase database, TestPipeline pipeline) {
        this.warehouse = database.open();
        this.pipeline = pipeline;
    }

    Connection connection() throws SQLException {
        return warehouse.dataSource().getConnection();
    }

    /** Committed rows of the target; 0 while there is no target yet. */
    long rows() {
        String exists = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE LOWER(TABLE_NAME) = ?";
        String table = pipeline.target().substring(pipeline.target().indexOf('.') + 1);
        if (query(exists, table).get(0).equals("0")) {
            return 0;
        }
        return Long.parseLong(query("SELECT COUNT(*) FROM " + pipeline.target()).get(0));
    }

    /** Waits until a child has committed that many. */
    void awaitRows(ChildPipeline child, long atLeast) {
        await().atMost(ChildPipeline.PATIENCE)
                .pollInterval(ChildPipeline.LOOK)
                .until(() -> rows() >= atLeast || !child.isAlive());
        assertThat(rows()).as(child::said).isGreaterThanOrEqualTo(atLeast);
    }

    /** The record numbers of the rows, ascending. */
    List<Integer> records() {
        return query("SELECT source_record FROM " + pipeline.target() + " ORDER BY source_record").stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** All rows in the order of their keys, provenance left out. */
    List<String> content() {
        return rows(PROVENANCE);
    }

    /** All rows in the order of their keys, with everything. */
    List<String> contentAndProvenance() {
        return rows(Set.of());
    }

    /** The status of each run as its audit row says, the first run first. */
    List<String> audited() {
        return query("SELECT status FROM etl.enrichment_audit WHERE pipeline = ? ORDER BY audit_id", pipeline.name());
    }

    /** The status of each run as the view says, the first run first. */
    List<String> shown() {
        return query("SELECT status FROM etl.run_status WHERE pipeline = ? ORDER BY audit_id", pipeline.name());
    }

    List<String> runIds() {
        return query("SELECT batch_id FROM etl.enrichment_audit WHERE pipeline = ? ORDER BY audit_id", pipeline.name());
    }

    /** Class and message of what ended each run. */
    List<String> errors() {
        return query(
                "SELECT error_class, error_message FROM etl.enrichment_audit WHERE pipeline = ? ORDER BY audit_id",
                pipeline.name());
    }

    /** The figures of the law as each run left them. */
    List<String> accounts() {
        return query(
                "SELECT records_processed, rows_inserted, rows_updated, rows_unchanged, rows_superseded, rows_quarantined"
                        + " FROM etl.enrichment_audit WHERE pipeline = ? ORDER BY audit_id",
                pipeline.name());
    }

    long fence() {
        return Long.parseLong(query("SELECT fence FROM etl.run_lease WHERE pipeline = ?", pipeline.name())
                .get(0));
    }

    private List<String> rows(Set<String> without) {
        return select("SELECT * FROM " + pipeline.target() + " ORDER BY customer_id", without);
    }

    private List<String> query(String sql, String... parameters) {
        return select(sql, Set.of(), parameters);
    }

    private List<String> select(String sql, Set<String> without, String... parameters) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found, without));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(ResultSet found, Set<String> without) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (!without.contains(columns.getColumnLabel(i).toLowerCase(Locale.ROOT))) {
                values.add(found.getString(i));
            }
        }
        return String.join("|", values.stream().map(String::valueOf).toList());
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
