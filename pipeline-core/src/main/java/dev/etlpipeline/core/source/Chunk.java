package dev.etlpipeline.core.source;

import dev.etlpipeline.core.row.Row;
import java.util.List;

/**
 * A numbered run of records that travels as one. Immutable: a stage returns another. Every record between
 * {@link #from()} and {@link #after()} is either one of {@link #rows()} or one of {@link #rejects()}.
 *
 * @param number  from 1 within a run
 * @param from    before its first record
 * @param after   behind its last record
 * @param last    whether the source has nothing behind it
 * @param rows    that are still on their way, in file order
 * @param rejects of all stages so far
 * @param bytes   of the file that it took
 */
public record Chunk(
        long number, Cursor from, Cursor after, boolean last, List<Row> rows, List<Reject> rejects, long bytes) {

    /** @throws IllegalArgumentException where records were lost or doubled */
    public Chunk {
        rows = List.copyOf(rows);
        rejects = List.copyOf(rejects);
        if (rows.size() + rejects.size() != after.record() - from.record()) {
            throw new IllegalArgumentException("chunk " + number + " of records " + (from.record() + 1) + " to "
                    + after.record() + " holds " + rows.size() + " rows and " + rejects.size() + " rejects");
        }
    }

    public long firstRecord() {
        return from.record() + 1;
    }

    public long lastRecord() {
        return after.record();
    }

    public int records() {
        return rows.size() + rejects.size();
    }

    /** The chunk after a stage: the same records, sorted anew into rows and rejects. */
    public Chunk with(List<Row> newRows, List<Reject> newRejects) {
        return new Chunk(number, from, after, last, newRows, newRejects, bytes);
    }

    /** The same chunk under another number; the engine numbers what a source reads. */
    public Chunk numbered(long newNumber) {
        return new Chunk(newNumber, from, after, last, rows, rejects, bytes);
    }

    @Override
    public String toString() {
        return "Chunk[" + number + ", records " + firstRecord() + " to " + lastRecord() + "]";
    }
}
