package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.encrypt.StoredRows.Change;
import dev.etlpipeline.governance.key.DataKey;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts anew, with the active key, whatever stands in a target under another key or plain. Each row is changed by itself, and only
 * where its texts still are those that were read: so loads go on meanwhile, and whoever ends it at any moment can begin again. Used once,
 * by one thread.
 */
final class Rotation {

    /** Ways through the table: rows that a load wrote behind the last one are met by the next. */
    private static final int MAX_PASSES = 10;

    private final EncryptedTarget target;
    private final StoredRows rows;
    private final EncryptionCodec codec;
    private final EncryptedColumns columns;
    private final DataKeys keys;
    private final int batch;
    private final Set<String> unreadable = new TreeSet<>();
    private long changed;

    /** @param target with at least one encrypted column */
    Rotation(EncryptedTarget target, EncryptionCodec codec, EncryptedColumns columns, DataKeys keys, int batch) {
        this.target = target;
        this.rows = target.rows();
        this.codec = codec;
        this.columns = columns;
        this.keys = keys;
        this.batch = batch;
    }

    /**
     * What it came to.
     *
     * @param changed    rows
     * @param left       whether there are rows that are still to be changed
     * @param unreadable why values do not open, which are left as they are
     */
    record Result(long changed, boolean left, Set<String> unreadable) {

        static final Result NOTHING = new Result(0, false, Set.of());

        Result and(Result other) {
            Set<String> both = new TreeSet<>(unreadable);
            both.addAll(other.unreadable);
            return new Result(changed + other.changed, left || other.left, both);
        }
    }

    /** Whether some value stands there that was not encrypted with the active key. */
    boolean isWanted() throws SQLException {
        try (Connection connection = target.warehouse().dataSource().getConnection()) {
            return !rows.page(connection, null, 1, prefixes()).isEmpty();
        }
    }

    /**
     * @param progress told after each batch how many rows were changed
     * @param stop     asked before each batch
     */
    Result run(LongConsumer progress, BooleanSupplier stop) throws SQLException {
        try (Connection connection = target.warehouse().dataSource().getConnection()) {
            long before = -1;
            for (int pass = 0; pass < MAX_PASSES && changed != before; pass++) {
                before = changed;
                unreadable.clear();
                if (!passed(connection, progress, stop)) {
                    return result(true);
                }
            }
            return result(!rows.page(connection, null, 1, prefixes()).isEmpty());
        }
    }

    private Result result(boolean left) {
        return new Result(changed, left, Set.copyOf(unreadable));
    }

    /** @return false where it was stopped before its end */
    private boolean passed(Connection connection, LongConsumer progress, BooleanSupplier stop) throws SQLException {
        List<StoredRow> page = rows.page(connection, null, batch, prefixes());
        while (!page.isEmpty()) {
            if (stop.getAsBoolean()) {
                return false;
            }
            changed += rows.write(connection, changes(page));
            progress.accept(changed);
            page = rows.page(connection, page.get(page.size() - 1).keys(), batch, prefixes());
        }
        return true;
    }

    private List<Change> changes(List<StoredRow> page) {
        List<Change> changes = new ArrayList<>();
        for (StoredRow row : page) {
            try {
                changes.add(new Change(row, anew(row)));
            } catch (KeyException e) {
                unreadable.add(String.valueOf(e.getMessage()));
            }
        }
        return changes;
    }

    private List<@Nullable String> anew(StoredRow row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            Column column = rows.columns().get(i);
            Object value = codec.decode(column, row.texts().get(i), row.row());
            Object text = codec.encode(column, value, row.row());
            texts.add(text == null ? null : text.toString());
        }
        return texts;
    }

    /** What texts of the active key begin with, for each column. */
    private List<String> prefixes() {
        DataKey active = keys.active();
        return rows.columns().stream()
                .map(column -> StoredText.prefix(columns.way(column).orElseThrow(), active.id()))
                .toList();
    }
}
