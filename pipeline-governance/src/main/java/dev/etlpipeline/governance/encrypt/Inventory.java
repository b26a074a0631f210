package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.key.KeyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Opens every encrypted value of a target, and counts. Used once. */
final class Inventory {

    /** Rows read at once. */
    private static final int PAGE = 1_000;

    /** In place of a key's id: what was never encrypted. */
    static final String PLAIN = "plain";

    private final EncryptedTarget target;
    private final EncryptionCodec codec;
    private final Map<String, Map<String, Long>> byColumn = new TreeMap<>();
    private final Map<String, Long> unreadable = new TreeMap<>();

    Inventory(EncryptedTarget target, EncryptionCodec codec) {
        this.target = target;
        this.codec = codec;
    }

    /** How many values of each column stand under each key. */
    Map<String, Map<String, Long>> byColumn() {
        return byColumn;
    }

    /** Why values do not open, and how many. */
    Map<String, Long> unreadable() {
        return unreadable;
    }

    Inventory taken() throws SQLException {
        StoredRows rows = target.rows();
        try (Connection connection = target.warehouse().dataSource().getConnection()) {
            List<StoredRow> page = rows.page(connection, null, PAGE, List.of());
            while (!page.isEmpty()) {
                page.forEach(row -> look(rows.columns(), row));
                page = rows.page(connection, page.get(page.size() - 1).keys(), PAGE, List.of());
            }
        }
        return this;
    }

    private void look(List<Column> columns, StoredRow row) {
        for (int i = 0; i < columns.size(); i++) {
            String text = row.texts().get(i);
            if (text != null) {
                Column column = columns.get(i);
                String key = StoredText.parse(text).map(StoredText::keyId).orElse(PLAIN);
                byColumn.computeIfAbsent(column.name(), name -> new TreeMap<>()).merge(key, 1L, Long::sum);
                open(column, text, row);
            }
        }
    }

    private void open(Column column, String text, StoredRow row) {
        try {
            codec.decode(column, text, row.row());
        } catch (KeyException e) {
            unreadable.merge(String.valueOf(e.getMessage()), 1L, Long::sum);
        }
    }
}
