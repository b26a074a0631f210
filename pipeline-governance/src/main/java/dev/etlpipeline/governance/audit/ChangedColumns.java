package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.module.RewrittenRows.Rewritten;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.governance.audit.Change.Compared;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which columns of updated rows changed. Like is compared with like: the true value with the true one that comes back from
 * what stood in the target; where none comes back, as from a masked one, what stood there with what stands there now. For the loading
 * thread.
 */
final class ChangedColumns {

    private final Schema schema;
    private final RowHashes hashes;
    private final CodecEdge edge;
    private final int[] positions;

    ChangedColumns(
            PipelineDefinition definition, List<ValueCodec> codecs, Predicate<Column> tracked, RowHashes hashes) {
        this.schema = definition.schema();
        this.hashes = hashes;
        this.edge = new CodecEdge(schema, codecs);
        this.positions = IntStream.range(0, schema.size())
                .filter(position -> mayChange(schema.column(position)) && tracked.test(schema.column(position)))
                .toArray();
    }

    /** A key never changes, and provenance may differ between equal runs. */
    private static boolean mayChange(Column column) {
        return !column.key() && column.role() != Column.Role.PROVENANCE;
    }

    Set<String> names() {
        return Arrays.stream(positions)
                .mapToObj(position -> schema.column(position).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In order of the chunk's rows, and of the definition's columns. */
    List<Change> of(LoadedChunk loaded) {
        List<Change> changes = new ArrayList<>();
        new TreeMap<>(loaded.before()).forEach((place, old) -> {
            Row row = loaded.row(place);
            add(changes, row, position -> {
                Object stood = plain(old.get(schema.column(position).name()));
                return edge.reversible(position) ? decoded(position, stood, row) : stood;
            });
        });
        return changes;
    }

    /** In their order, and of the definition's columns. */
    List<Change> of(List<Rewritten> rows) {
        List<Change> changes = new ArrayList<>();
        rows.forEach(row -> add(changes, row.after(), position -> row.before().get(position)));
        return changes;
    }

    /** @param old value by position: the true one, or what stood in the target where true ones do not come back */
    private void add(List<Change> changes, Row row, IntFunction<@Nullable Object> old) {
        byte[] keyHash = null;
        for (int position : positions) {
            String column = schema.column(position).name();
            boolean trueOnes = edge.reversible(position);
            Object before = old.apply(position);
            Object after = trueOnes ? row.get(position) : edge.encode(position, row);
            if (same(before, after)) {
                continue;
            }
            keyHash = keyHash == null ? hashes.key(row) : keyHash;
            changes.add(new Change(
                    keyHash,
                    hashes.shown(row),
                    column,
                    trueOnes ? Compared.TRUE : Compared.STORED,
                    before == null ? null : hashes.value(keyHash, column, before),
                    after == null ? null : hashes.value(keyHash, column, after)));
        }
    }

    /** What cannot be turned back was written before its codec was there, or under a key that is lost: taken as it stands. */
    private @Nullable Object decoded(int position, @Nullable Object stood, Row row) {
        try {
            return edge.decode(position, stood, row);
        } catch (RuntimeException e) {
            return stood;
        }
    }

    private static boolean same(@Nullable Object before, @Nullable Object after) {
        if (before instanceof BigDecimal one && after instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        if (before instanceof byte[] one && after instanceof byte[] other) {
            return Arrays.equals(one, other);
        }
        return Objects.equals(before, after);
    }

    /** As rows have it: drivers give the types of JDBC. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime();
        }
        if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        return value;
    }
}
