package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What the last look-ahead found that crossed a line's end inside quotes and came to no record. From there on another
 * look-ahead that crosses a line's end inside quotes is in the same state at the same place, so it finds the same.
 * Without this, a file in which every line seems to open a quoted field would be read once per line.
 */
final class Horizon {

    private long start;
    private long end;
    private int state;
    private @Nullable Violation fault;

    /** A fault stands at the end; whoever comes there inside the same quotes has it too. */
    void endsIn(Violation found, long firstLineEnd, long place) {
        fault = found;
        start = firstLineEnd;
        end = place;
    }

    /** The record went on at the limit of that look-ahead; the limit of one that started later lies behind it. */
    void staysOpen(long firstLineEnd, long place, int reached) {
        fault = null;
        state = reached;
        start = firstLineEnd;
        end = place;
    }

    /** Whether a line's end at this place of the file was crossed. */
    boolean covers(long place) {
        return start <= place && place < end;
    }

    @Nullable
    Violation fault() {
        return fault;
    }

    long end() {
        return end;
    }

    /** The grammar's state at the end, where there is no fault. */
    int state() {
        return state;
    }
}
