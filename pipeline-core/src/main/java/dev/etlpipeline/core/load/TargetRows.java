package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the target's values of a row: the codecs' edge. */
final class TargetRows {

    private final TargetTable table;
    private final @Nullable ValueCodec[][] codecs;
    private final long fileId;
    private final long runNo;
    private final Clock clock;

    TargetRows(TargetTable table, List<ValueCodec> all, long fileId, long runNo, Clock clock) {
        this.table = table;
        this.fileId = fileId;
        this.runNo = runNo;
        this.clock = clock;
        Schema schema = table.schema();
        this.codecs = new ValueCodec[schema.size()][];
        for (int i = 0; i < schema.size(); i++) {
            Column column = schema.column(i);
            codecs[i] = column.key()
                    ? new ValueCodec[0]
                    : all.stream().filter(codec -> codec.handles(column)).toArray(ValueCodec[]::new);
        }
    }

    /** The time that rows of a chunk are given. */
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Values in the order of {@link TargetTable#fields()}. */
    Object[] of(Candidate candidate, LocalDateTime now) {
        Schema schema = table.schema();
        @Nullable Object[] values = new Object[table.fields().size()];
        for (int i = 0; i < schema.size(); i++) {
            values[i] = encode(i, schema.column(i), candidate.row().get(i));
        }
        int next = schema.size();
        values[next++] = fileId;
        values[next++] = candidate.row().origin().record();
        values[next++] = candidate.rowHash();
        values[next++] = candidate.enrichmentHash();
        values[next++] = runNo;
        values[next++] = now;
        values[next++] = now;
        values[next] = now;
        return values;
    }

    private @Nullable Object encode(int position, Column column, @Nullable Object value) {
        Object encoded = value;
        for (ValueCodec codec : codecs[position]) {
            encoded = codec.encode(column, encoded);
        }
        return encoded instanceof BigDecimal number ? exact(column, number) : encoded;
    }

    /** A database would round silently. */
    private static BigDecimal exact(Column column, BigDecimal number) {
        try {
            return number.setScale(column.scale());
        } catch (ArithmeticException e) {
            throw new IllegalStateException(
                    "column " + column.name() + " got a number with more than " + column.scale() + " decimal places",
                    e);
        }
    }
}
