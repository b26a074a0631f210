package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.module.RawViews;
import dev.etlpipeline.core.source.SourceFile;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is asked of the tables. Its failures are a {@link WarehouseException}. */
final class QuarantineTable {

    /** Records read at once. */
    private static final int PAGE = 500;

    private static final String EXISTS =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
    private static final String RUNS = "SELECT q.run_id, q.source_file_id, q.pipeline, COUNT(*), SUM(q.raw_length),"
            + " (SELECT MAX(a.audit_id) FROM etl.enrichment_audit a WHERE a.batch_id = q.run_id) FROM etl.quarantine q";
    private static final String FILE = "SELECT file_name, sha256, size_bytes FROM etl.source_file WHERE id = ?";

    private final Warehouse warehouse;
    private final RawViews views;
    private final Map<Long, SourceForm> forms = new HashMap<>();

    /**
     * @param views through which raw records were kept
     * @throws WarehouseException where nothing was ever set aside there
     */
    QuarantineTable(Warehouse warehouse, List<RawView> views) {
        this.warehouse = warehouse;
        this.views = new RawViews(views);
        if (!asking(this::exists)) {
            throw new WarehouseException("the warehouse " + warehouse.place()
                    + " has no quarantine yet: no table etl.quarantine; ./pipeline run makes it");
        }
    }

    /** Through which texts are kept. */
    RawViews views() {
        return views;
    }

    /** A run that has records in quarantine. */
    record OriginRun(String runId, long fileId, String pipeline, long records, long bytes, long runNo) {}

    /** How many of one kind. */
    record Group(String rule, State state, long records) {}

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
            statement.setString(1, warehouse.dialect().catalogueName("etl"));
            statement.setString(2, warehouse.dialect().catalogueName("quarantine"));
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getInt(1) > 0;
            }
        }
    }

    List<Group> groups(Selection selection) {
        return query(
                "SELECT q.rule_name, q.state, COUNT(*) FROM etl.quarantine q" + selection.where()
                        + " GROUP BY q.rule_name, q.state ORDER BY COUNT(*) DESC, q.rule_name",
                selection,
                row -> new Group(row.getString(1), State.of(row.getString(2)), row.getLong(3)));
    }

    /**
     * What to say where a selection left nothing: how many there are without what narrows it. Begins with a blank; empty where
     * there are none.
     */
    String besides(Selection selection) {
        long all = groups(selection.wide()).stream().mapToLong(Group::records).sum();
        return all == 0
                ? ""
                : " Without " + selection.narrowedBy() + " there " + (all == 1 ? "is " : "are ")
                        + Numbers.count(all, "record") + ".";
    }

    /** Whose records are selected. */
    List<String> pipelines(Selection selection) {
        return query(
                "SELECT DISTINCT q.pipeline FROM etl.quarantine q" + selection.where() + " ORDER BY q.pipeline",
                selection,
                row -> row.getString(1));
    }

    /** In order of the runs. */
    List<OriginRun> runs(Selection selection) {
        List<OriginRun> runs = new ArrayList<>(query(
                RUNS + selection.where() + " GROUP BY q.run_id, q.source_file_id, q.pipeline",
                selection,
                row -> new OriginRun(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6))));
        runs.sort(java.util.Comparator.comparingLong(OriginRun::runNo));
        return runs;
    }

    /** In order of their numbers, at most so many. */
    List<Held> first(Selection selection, int limit) {
        return held(
                "SELECT TOP " + limit + " " + Held.COLUMNS + " FROM etl.quarantine q" + selection.where()
                        + " ORDER BY q.id",
                selection);
    }

    /** Those of a run behind a record, in the order of its file. */
    List<Held> behind(Selection selection, long record, int limit) {
        return held(
                "SELECT TOP " + limit + " " + Held.COLUMNS + " FROM etl.quarantine q" + selection.where()
                        + " AND q.source_record > " + record + " ORDER BY q.source_record",
                selection);
    }

    /** All, a page at a time. */
    void each(Selection selection, Consumer<Held> taker) {
        long last = 0;
        while (true) {
            List<Held> page = held(
                    "SELECT TOP " + PAGE + " " + Held.COLUMNS + " FROM etl.quarantine q" + selection.where()
                            + " AND q.id > " + last + " ORDER BY q.id",
                    selection);
            page.forEach(taker);
            if (page.size() < PAGE) {
                return;
            }
            last = page.get(page.size() - 1).id();
        }
    }

    Map<Long, Held> byId(List<Long> ids) {
        Map<Long, Held> found = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + PAGE));
            first(Selection.of(some), PAGE).forEach(held -> found.put(held.id(), held));
        }
        return found;
    }

    /** Records as they stood before views changed them. */
    private List<Held> held(String sql, Selection selection) {
        return query(sql, selection, Held::of).stream()
                .map(held -> held.revealed(views, form(held.origin().fileId()).charset()))
                .toList();
    }

    SourceForm form(long fileId) {
        SourceForm known = forms.get(fileId);
        if (known == null) {
            known = asking(connection -> SourceForm.find(connection, fileId)).orElseThrow(() -> forgotten(fileId));
            forms.put(fileId, known);
        }
        return known;
    }

    SourceFile file(long fileId) {
        return asking(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FILE)) {
                statement.setLong(1, fileId);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw forgotten(fileId);
                    }
                    return new SourceFile(row.getString(1), row.getString(2), row.getLong(3));
                }
            }
        });
    }

    private WarehouseException forgotten(long fileId) {
        return new WarehouseException("the warehouse " + warehouse.place() + " does not know source file " + fileId
                + " of the quarantine any more");
    }

    private <T> List<T> query(String sql, Selection selection, Reading<T> reading) {
        return asking(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                selection.bind(statement, 1);
                List<T> found = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(reading.of(row));
                    }
                }
                return found;
            }
        });
    }

    /** Does something in one transaction. */
    <T> T inTransaction(Asking<T> asked) {
        return asking(connection -> {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = asked.of(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
            }
        });
    }

    private <T> T asking(Asking<T> asked) {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return asked.of(connection);
        } catch (SQLException e) {
            throw new WarehouseException(
                    "the quarantine in " + warehouse.place() + " could not be used, the warehouse says: "
                            + SqlErrors.describe(e),
                    e);
        }
    }

    interface Asking<T> {
        T of(Connection connection) throws SQLException;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
