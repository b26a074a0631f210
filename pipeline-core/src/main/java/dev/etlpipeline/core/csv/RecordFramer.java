package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Violation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds where each record starts and ends, in the units of a {@link ByteWindow}. What is well formed is said by
 * {@link Grammar}; what is not costs little:
 *
 * <ul>
 *   <li>A record with text behind a closing quote, or one that its quotes carry over the file's end or the limit, ends
 *       with the line it starts on; framing goes on at the next line.
 *   <li>A line that is longer than the limit by itself is one record; what is kept of it is as long as the limit.
 *   <li>Empty lines are no records. They count as lines and as bytes.
 * </ul>
 */
final class RecordFramer {

    /** Empty lines passed at once, in bytes. Between records nothing else bounds them. */
    private static final int EMPTY_LINES = 1 << 16;

    private final ByteWindow window;
    private final RecordScanner scanner;
    private final int limit;
    private int at;
    private long line;

    RecordFramer(ByteWindow window, byte delimiter, int maxRecordBytes) {
        this.window = window;
        this.scanner = new RecordScanner(window, delimiter, maxRecordBytes);
        this.limit = maxRecordBytes / window.unit();
    }

    /** Goes to where a record or an empty line starts. Indexes of frames before are no longer valid. */
    void startAt(long offset, long startLine) throws IOException {
        at = window.startAt(offset);
        line = startLine;
    }

    /** Index behind the last record and its line's end. */
    int at() {
        return at;
    }

    long offset() {
        return window.offsetOf(at);
    }

    long line() {
        return line;
    }

    boolean atEnd() throws IOException {
        return !window.has(at);
    }

    /** The next record; null at the file's end, and where so many empty lines follow that the window should move. */
    @Nullable
    Frame next() throws IOException {
        int start = at;
        while (window.has(at) && Grammar.isLineEnd(window.at(at))) {
            passLineEnd();
            if (at - start >= EMPTY_LINES) {
                return null;
            }
        }
        return window.has(at) ? frame() : null;
    }

    private Frame frame() throws IOException {
        int from = at;
        long startLine = line;
        long offset = offset();
        Violation fault = scanner.scan(from);
        at = scanner.end();
        int kept = Math.min(at - from, limit);
        if (scanner.multiline()) {
            countLineEnds(from, from + kept);
        }
        if (window.has(at)) {
            passLineEnd();
        }
        return new Frame(from, kept, startLine, offset, fault);
    }

    private void countLineEnds(int from, int to) {
        for (int i = from; i < to; i++) {
            byte seen = window.at(i);
            // A CR before an LF is half of a line's end; content never stops between the two.
            if (seen == '\n' || (seen == '\r' && !(i + 1 < to && window.at(i + 1) == '\n'))) {
                line++;
            }
        }
    }

    private void passLineEnd() throws IOException {
        boolean carriageReturn = window.at(at) == '\r';
        at++;
        if (carriageReturn && window.has(at) && window.at(at) == '\n') {
            at++;
        }
        line++;
    }
}
