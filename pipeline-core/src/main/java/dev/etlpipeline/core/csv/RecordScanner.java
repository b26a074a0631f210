package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Violation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of one record. Looks ahead at most the limit; what it learned from a look-ahead that found no end, it
 * keeps ({@link Horizon}), so that a file made of such records costs no more than a few looks at each byte.
 */
final class RecordScanner {

    private final ByteWindow window;
    private final byte delimiter;
    private final Grammar grammar;
    private final int maxRecordBytes;
    /** In units of the window. */
    private final int limit;

    private final Horizon horizon = new Horizon();

    private int from;
    private int at;
    private int state;
    private int end;
    private int firstLineEnd;
    private int firstNul;
    private boolean leapt;

    RecordScanner(ByteWindow window, byte delimiter, int maxRecordBytes) {
        this.window = window;
        this.delimiter = delimiter;
        this.grammar = new Grammar(delimiter);
        this.maxRecordBytes = maxRecordBytes;
        this.limit = maxRecordBytes / window.unit();
    }

    /**
     * Scans the record that starts at an index.
     *
     * @return why it is malformed, or null; {@link #end()} is known in both cases
     */
    @Nullable
    Violation scan(int start) throws IOException {
        from = start;
        at = start;
        state = Grammar.TEXT;
        firstLineEnd = -1;
        firstNul = -1;
        leapt = false;
        while (runToAction()) {
            switch (grammar.after(state, window.at(at))) {
                case Grammar.RECORD_END -> {
                    return recordEnd();
                }
                case Grammar.STRAY -> {
                    return strayQuote();
                }
                case Grammar.TEXT_QUOTE -> passTextQuote();
                case Grammar.NUL -> passNul();
                default -> {
                    Violation known = passQuotedLineEnd();
                    if (known != null) {
                        end = firstLineEnd;
                        return known;
                    }
                }
            }
        }
        return at > from + limit ? overLimit() : fileEnd();
    }

    /** Index of the line's end behind the record, or of the file's end. */
    int end() {
        return end;
    }

    /** Whether line ends stand inside the record. */
    boolean multiline() {
        return firstLineEnd >= 0 && end > firstLineEnd;
    }

    /** Goes on to the next byte that calls for an action; false at the limit and at the file's end. */
    private boolean runToAction() throws IOException {
        while (true) {
            int stop = Math.min(window.end(), from + limit + 1);
            long run = grammar.run(window.array(), at, stop, state);
            at = Grammar.indexOf(run);
            state = Grammar.stateOf(run);
            if (at > from + limit) {
                return false;
            }
            if (at < stop) {
                return true;
            }
            if (!window.fill()) {
                return false;
            }
        }
    }

    private void passTextQuote() {
        state = at == from || window.at(at - 1) == delimiter ? Grammar.QUOTED : Grammar.TEXT;
        at++;
    }

    private void passNul() {
        firstNul = firstNul < 0 ? at : firstNul;
        at++;
    }

    private @Nullable Violation passQuotedLineEnd() {
        firstLineEnd = firstLineEnd < 0 ? at : firstLineEnd;
        if (!horizon.covers(window.offsetOf(at))) {
            at++;
            return null;
        }
        Violation known = horizon.fault();
        if (known == null) {
            at = window.indexOf(horizon.end());
            state = horizon.state();
            leapt = true;
        }
        return known;
    }

    private @Nullable Violation recordEnd() {
        end = at;
        for (int i = from; leapt && firstNul < 0 && i < at; i++) {
            firstNul = window.at(i) == 0 ? i : -1;
        }
        return firstNul < 0 ? null : Faults.nul((firstNul - from) * window.unit() + 1);
    }

    private Violation strayQuote() throws IOException {
        Violation fault = Faults.strayQuote();
        if (firstLineEnd < 0) {
            end = lineEnd();
        } else {
            backToFirstLine(fault);
        }
        return fault;
    }

    private @Nullable Violation fileEnd() {
        if (state != Grammar.QUOTED) {
            return recordEnd();
        }
        Violation fault = Faults.openQuote(maxRecordBytes);
        if (firstLineEnd < 0) {
            end = at;
        } else {
            backToFirstLine(fault);
        }
        return fault;
    }

    private Violation overLimit() throws IOException {
        if (firstLineEnd < 0) {
            end = lineEnd();
            return Faults.tooLong(maxRecordBytes);
        }
        horizon.staysOpen(window.offsetOf(firstLineEnd), window.offsetOf(at), state);
        end = firstLineEnd;
        return Faults.openQuote(maxRecordBytes);
    }

    private void backToFirstLine(Violation fault) {
        horizon.endsIn(fault, window.offsetOf(firstLineEnd), window.offsetOf(at));
        end = firstLineEnd;
    }

    /** Where the line in hand ends. Of the record's bytes those are kept that stand before the limit. */
    private int lineEnd() throws IOException {
        int kept = from + limit;
        int i = at;
        while (true) {
            while (i < window.end()) {
                if (Grammar.isLineEnd(window.at(i))) {
                    return i;
                }
                i++;
            }
            if (i > kept) {
                window.forgetFrom(kept);
                i = kept;
            }
            if (!window.fill()) {
                return i;
            }
        }
    }
}
