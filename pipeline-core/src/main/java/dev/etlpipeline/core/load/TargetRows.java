package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the target's values of a row. */
final class TargetRows {

    private final TargetTable table;
    private final CodecEdge edge;
    private final long fileId;
    private final long runNo;
    private final Clock clock;

    TargetRows(TargetTable table, List<ValueCodec> all, long fileId, long runNo, Clock clock) {
        this.table = table;
        this.fileId = fileId;
        this.runNo = runNo;
        this.clock = clock;
        this.edge = new CodecEdge(table.schema(), all);
    }

    /** The time that rows of a chunk are given. */
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Encodes a chunk's candidates ahead of their load. On any thread. */
    void ahead(PreparedChunk prepared) {
        prepared.give(prepared.candidates().stream().map(this::encoded).toList());
    }

    /** Values in the order of {@link TargetTable#fields()}; of an attempt that is over nothing is left in them. */
    Object[] of(PreparedChunk prepared, int index, LocalDateTime now) {
        Candidate candidate = prepared.candidates().get(index);
        Object[] given = prepared.given(index);
        Object[] values = given == null ? encoded(candidate) : given;
        int next = table.schema().size();
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

    /** The values of the schema's columns, and room for the others. */
    private Object[] encoded(Candidate candidate) {
        Schema schema = table.schema();
        @Nullable Object[] values = new Object[table.fields().size()];
        for (int i = 0; i < schema.size(); i++) {
            values[i] = edge.encode(i, candidate.row());
        }
        return values;
    }
}
