package dev.etlpipeline.app.process;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All that stands in the tables of an embedded warehouse, for a search. */
final class TableTexts {

    private TableTexts() {}

    /** Every value of a table on a line of its own, by the table's name such as {@code ETL.QUARANTINE}. */
    static Map<String, String> of(Path database) throws SQLException {
        Map<String, String> texts = new TreeMap<>();
        try (Warehouse warehouse = H2Databases.inFolder(database).open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : names(statement)) {
                texts.put(name.replace("\"", "").toUpperCase(Locale.ROOT), content(statement, name));
            }
        }
        return texts;
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = statement.executeQuery(
                "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND"
                        + " UPPER(table_schema) <> 'INFORMATION_SCHEMA'")) {
            while (tables.next()) {
                names.add('"' + tables.getString(1) + "\".\"" + tables.getString(2) + '"');
            }
        }
        return names;
    }

    private static String content(Statement statement, String table) throws SQLException {
        StringBuilder content = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    Object value = rows.getObject(i);
                    content.append(
                                    value instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.UTF_8)
                                            : rows.getString(i))
                            .append('\n');
                }
            }
        }
        return content.toString();
    }
}
