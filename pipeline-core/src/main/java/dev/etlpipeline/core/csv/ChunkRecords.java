package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.RawRecord;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows and rejects of one chunk, as its records come out of the parser. */
final class ChunkRecords implements RecordParser.Taker {

    private final RowMaker maker;
    private final String file;
    private final Encoding encoding;
    private final long before;
    private final byte[] kept;
    private final int base;
    private final List<Row> rows = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();

    /**
     * @param before number of the record before the first
     * @param kept   the chunk's bytes, which the origins keep a view on
     * @param base   index, as frames have it, of their first byte
     */
    ChunkRecords(RowMaker maker, String file, Encoding encoding, long before, byte[] kept, int base) {
        this.maker = maker;
        this.file = file;
        this.encoding = encoding;
        this.before = before;
        this.kept = kept;
        this.base = base;
    }

    @Override
    public void take(Frame frame, String @Nullable [] fields) {
        int from = encoding.unit() * (frame.from() - base);
        int length = Math.min(encoding.unit() * frame.length(), kept.length - from);
        RawRecord raw = new RawRecord(kept, from, length, encoding.charset());
        long record = before + rows.size() + rejects.size() + 1;
        Origin origin = new Origin(file, record, frame.line(), frame.offset(), raw);
        Violation fault = frame.fault();
        if (fields == null) {
            reject(fault == null ? Faults.refusedByParser() : fault, origin);
        } else if (fields.length != maker.columns()) {
            reject(Faults.columnCount(maker.columns(), fields.length), origin);
        } else {
            rows.add(maker.row(fields, origin));
        }
    }

    private void reject(Violation fault, Origin origin) {
        rejects.add(new Reject(Stage.EXTRACT, List.of(fault), origin, null));
    }

    @Override
    public void startOver() {
        rows.clear();
        rejects.clear();
    }

    List<Row> rows() {
        return rows;
    }

    List<Reject> rejects() {
        return rejects;
    }
}
