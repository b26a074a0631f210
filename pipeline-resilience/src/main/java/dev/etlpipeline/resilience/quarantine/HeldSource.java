package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.csv.KeptRecords;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.RawRecord;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.RecordSource;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads quarantined records of one file in its order. Rows keep the origin they had; the cursor counts records read here,
 * and its offset their bytes. Goes forward only.
 */
final class HeldSource implements RecordSource {

    private final Pages pages;
    private final SourceForm form;
    private final KeptRecords asRead;
    private final KeptRecords asFixed;
    private final int chunkRows;
    private final long bytes;
    private final Map<Long, Held.Version> versions;
    private long reached;

    /**
     * @param asRead   makes rows of records as they stood in the file
     * @param asFixed  makes rows of those that were mended
     * @param bytes    of all records
     * @param versions is told which rows of the quarantine were read, by record of the file
     */
    HeldSource(
            Pages pages,
            SourceForm form,
            KeptRecords asRead,
            KeptRecords asFixed,
            int chunkRows,
            long bytes,
            Map<Long, Held.Version> versions) {
        this.pages = pages;
        this.form = form;
        this.asRead = asRead;
        this.asFixed = asFixed;
        this.chunkRows = chunkRows;
        this.bytes = bytes;
        this.versions = versions;
    }

    /** Gives records behind one of the file, in its order. */
    interface Pages {
        List<Held> behind(long record, int count);
    }

    @Override
    public Chunk read(Cursor from) throws IOException {
        List<Held> page = pages.behind(reached, chunkRows);
        List<Row> rows = new ArrayList<>(page.size());
        List<Reject> rejects = new ArrayList<>();
        long read = 0;
        for (Held held : page) {
            versions.put(held.origin().record(), held.asRead());
            make(held, rows, rejects);
            reached = held.origin().record();
            read += held.rawLength();
        }
        Cursor after = new Cursor(from.record() + page.size(), from.offset() + read, from.line() + page.size());
        return new Chunk(1, from, after, page.size() < chunkRows, rows, rejects, read);
    }

    private void make(Held held, List<Row> rows, List<Reject> rejects) throws IOException {
        Optional<RawRecord> record = held.record(form.charset());
        Origin origin = new Origin(
                form.file(),
                held.origin().record(),
                held.origin().line(),
                held.origin().offset(),
                record.orElse(RawRecord.none()));
        if (record.isEmpty()) {
            rejects.add(new Reject(Stage.EXTRACT, List.of(notKept(held)), origin, null));
            return;
        }
        KeptRecords.Made made = (held.fixed() == null ? asRead : asFixed).read(origin);
        if (made.row() != null) {
            rows.add(made.row());
        }
        if (made.reject() != null) {
            rejects.add(made.reject());
        }
    }

    private static Violation notKept(Held held) {
        return new Violation(
                "not-kept",
                null,
                "expected the record as it stood in the file, found that "
                        + (held.lost() == null
                                ? "it was not kept whole: mend it, or load the file again"
                                : held.lost()));
    }

    @Override
    public long size() {
        return bytes;
    }

    @Override
    public void close() {}
}
