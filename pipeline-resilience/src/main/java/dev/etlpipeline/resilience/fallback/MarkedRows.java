package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the marked rows of a target, a page at a time in the order of its key. */
final class MarkedRows {

    private final Dialect dialect;
    private final TargetTable table;
    private final CodecEdge edge;
    private final List<String> marks;

    /**
     * @param table as the target keeps columns
     * @param edge  gives true values back, where they come back
     * @param marks such as {@code postcode=area}
     */
    MarkedRows(Dialect dialect, TargetTable table, CodecEdge edge, Collection<String> marks) {
        this.dialect = dialect;
        this.table = table;
        this.edge = edge;
        this.marks = List.copyOf(marks);
    }

    long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT COUNT(*) FROM " + dialect.qualified(table) + " WHERE " + marked())) {
            bindMarks(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** @param after the key of the last row before the page, null for the first page */
    List<MarkedRow> page(Connection connection, @Nullable List<Object> after, int rows) throws SQLException {
        String keys =
                table.keys().stream().map(key -> dialect.quote(key.name())).collect(Collectors.joining(", "));
        String sql = "SELECT TOP (?) " + dialect.list(columns(), "") + " FROM " + dialect.qualified(table) + " WHERE "
                + marked() + (after == null ? "" : " AND " + behind(0)) + " ORDER BY " + keys;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, rows);
            int next = bindMarks(statement, 2);
            if (after != null) {
                bindKeys(statement, next, after);
            }
            return read(statement);
        }
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        table.schema().columns().forEach(column -> columns.add(column.name()));
        columns.add(TargetTable.SOURCE_FILE_ID);
        columns.add(TargetTable.ROW_HASH);
        columns.add(TargetTable.ENRICHMENT_HASH);
        return columns;
    }

    /** An underscore in a name fits any letter: a row too many is sorted out by whoever reads its marks. */
    private String marked() {
        return marks.stream()
                .map(mark -> "CONCAT(';', " + dialect.quote(PipelineDefinition.DATA_SOURCE) + ", ';') LIKE ?")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private int bindMarks(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (String mark : marks) {
            statement.setString(next++, "%;" + mark + ";%");
        }
        return next;
    }

    /** {@code (k0 > ? OR (k0 = ? AND (k1 > ? ...)))}, from a part of the key on. */
    private String behind(int part) {
        String name = dialect.quote(table.keys().get(part).name());
        return part == table.keys().size() - 1
                ? name + " > ?"
                : "(" + name + " > ? OR (" + name + " = ? AND " + behind(part + 1) + "))";
    }

    private static void bindKeys(PreparedStatement statement, int first, List<Object> after) throws SQLException {
        int next = first;
        for (int part = 0; part < after.size(); part++) {
            statement.setObject(next++, after.get(part));
            if (part < after.size() - 1) {
                statement.setObject(next++, after.get(part));
            }
        }
    }

    private List<MarkedRow> read(PreparedStatement statement) throws SQLException {
        List<MarkedRow> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row(result, rows.size() + 1L));
            }
        }
        return rows;
    }

    private MarkedRow row(ResultSet result, long number) throws SQLException {
        Schema schema = table.schema();
        @Nullable Object[] stored = new Object[schema.size()];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = result.getObject(i + 1, table.fields().get(i).kind().javaType());
        }
        @Nullable Object[] values = opened(stored, number);
        Object sources = values[schema.indexOf(PipelineDefinition.DATA_SOURCE)];
        Map<String, String> found = Marks.of(sources == null ? "" : sources.toString());
        return new MarkedRow(
                Row.of(schema, Origin.ofRecord(number), values),
                keys(values),
                found,
                result.getLong(values.length + 1),
                result.getBytes(values.length + 2),
                result.getBytes(values.length + 3));
    }

    /** What does not come back stays as it is stored: a plan that would need it was refused. */
    private @Nullable Object[] opened(@Nullable Object[] stored, long number) {
        Schema schema = table.schema();
        @Nullable Object[] keys = new Object[schema.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = schema.column(i).key() ? stored[i] : null;
        }
        Row keyed = Row.of(schema, Origin.ofRecord(number), keys);
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = edge.reversible(i) ? edge.decode(i, stored[i], keyed) : stored[i];
        }
        return values;
    }

    private List<Object> keys(@Nullable Object[] values) {
        List<Object> keys = new ArrayList<>();
        for (Field key : table.keys()) {
            Object value = values[table.indexOf(key.name())];
            keys.add(value == null ? "" : value); // a key column holds no null
        }
        return keys;
    }
}
