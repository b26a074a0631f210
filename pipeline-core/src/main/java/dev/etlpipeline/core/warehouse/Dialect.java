package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** SQL text and types of one database. Stateless and thread-safe. What both understand stands where it is used. */
public interface Dialect {

    /** Rows that a chunk has where settings say nothing. */
    int chunkRows();

    /** {@code h2} or {@code sqlserver}: the folder of its migrations. */
    String name();

    /** The identifier quoted; it was checked to be a plain word before. */
    String quote(String identifier);

    /** The name of a schema or table as the catalogue spells it where a statement names it without quotes. */
    String catalogueName(String name);

    /** The column's type, with its collation where it is part of the key. */
    String type(TargetTable table, Field field);

    /** Statement that creates a schema where it is missing. */
    String createSchema(String schema);

    /**
     * Rows between two keys: parameters are how many at most, least key, greatest key; result columns are the key, then
     * those asked for.
     */
    default String rangeProbe(TargetTable table, List<String> columns) {
        String key = quote(table.keys().get(0).name());
        return "SELECT TOP (?) " + key + ", " + list(columns, "") + " FROM " + qualified(table) + " WHERE " + key
                + " >= ? AND " + key + " <= ?";
    }

    /** Rows of a set of keys: result columns are the key's ordinal in the set, then those asked for. */
    String keyJoin(TargetTable table, List<String> columns);

    /**
     * Binds the set of keys.
     *
     * @param keys one array for each key, its values in the order of {@link TargetTable#keys()}; the ordinal is the
     *     place in this list
     */
    void bindKeys(Connection connection, PreparedStatement statement, TargetTable table, List<Object[]> keys)
            throws SQLException;

    /** Whether the range probe's comparisons are the same as Java's for this table's key. */
    default boolean rangeProbeFits(TargetTable table) {
        return table.keys().size() == 1 && !table.spec().keyFold();
    }

    /**
     * Whether reading waits for no writer and holds up none, so that workers may look keys up beside the load. Where rows
     * are locked for reading they could deadlock with it.
     */
    default boolean readsWithoutLocks() {
        return false;
    }

    /** The way chunks are written: in bulk on SQL Server, batched on H2. */
    ChunkWriter writer(TargetTable table);

    /** Whether the error says that a unique key exists already. */
    boolean isDuplicateKey(SQLException error);

    /** Whether the error says that a row is refused for what is in it, by a type, a constraint or a trigger. */
    default boolean isRowRefusal(SQLException error) {
        return SqlErrors.isAboutData(error) || isDuplicateKey(error);
    }

    /**
     * What is wrong with the type of an existing column, so that values would change on their way in.
     *
     * @param name      as the catalogue spells it
     * @param type      as the catalogue names it
     * @param timeScale fractional digits of a second, where the type has any
     */
    default Optional<String> wrongType(Field field, String name, String type, int timeScale) {
        return Optional.empty();
    }

    /** The columns of each index that keeps all rows of the target apart, by its name. */
    default Map<String, List<String>> uniqueIndexes(Connection connection, TargetTable table) throws SQLException {
        Map<String, List<String>> indexes = new HashMap<>();
        String schema = catalogueName(table.spec().schema());
        String name = catalogueName(table.spec().table());
        try (ResultSet row = connection.getMetaData().getIndexInfo(connection.getCatalog(), schema, name, true, true)) {
            while (row.next()) {
                if (!row.getBoolean("NON_UNIQUE") && row.getString("COLUMN_NAME") != null) {
                    indexes.computeIfAbsent(row.getString("INDEX_NAME"), index -> new ArrayList<>())
                            .add(row.getString("COLUMN_NAME"));
                }
            }
        }
        return indexes;
    }

    /** Problems of an existing target beside missing columns: a collation that compares otherwise, and the like. */
    List<String> problems(Connection connection, TargetTable table) throws SQLException;

    /** Columns for a SELECT, each with the prefix before its name. */
    default String list(List<String> columns, String prefix) {
        return columns.stream().map(column -> prefix + quote(column)).collect(Collectors.joining(", "));
    }

    default String qualified(TargetTable table) {
        return quote(table.spec().schema()) + "." + quote(table.spec().table());
    }
}
