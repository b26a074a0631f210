package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.input.SeekableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The part of an input that is being looked at, as one array. It starts where its user said and grows at its end;
 * indexes stay valid until the next {@link #startAt}.
 *
 * <p>Of UTF-16 the array has one byte for each unit of two: the unit itself where it is ASCII, else {@link #NEUTRAL}.
 * Indexes then count units; offsets and copies are of the file's own bytes all the same. A single byte at such a
 * file's end is a unit of its own.
 */
final class ByteWindow {

    /** Stands for what means nothing to the grammar. */
    static final byte NEUTRAL = (byte) 0xFF;

    /** Bytes read at once, at least. */
    private static final int STEP = 1 << 16;

    private final SeekableInput input;
    private final Encoding encoding;
    private final int unit;
    private byte[] buffer = new byte[2 * STEP];
    /** The file's own bytes; the same array where a unit is a byte. */
    private byte[] raw;

    private int end;
    /** Bytes in {@link #raw}: those of the units, and of UTF-16 perhaps the first of one more. */
    private int loaded;
    /** Of index 0, for indexes from {@link #valid} on. */
    private long offset;
    /** Before this index offsets do not follow from indexes: something behind it was forgotten. */
    private int valid;

    ByteWindow(SeekableInput input, Encoding encoding) {
        this.input = input;
        this.encoding = encoding;
        this.unit = encoding.unit();
        this.raw = unit == 1 ? buffer : new byte[unit * buffer.length];
    }

    /** Goes to a place in the file, from which on bytes are kept, and gives its index. */
    int startAt(long place) throws IOException {
        long index = index(place);
        if (index < valid || index > end) {
            input.position(place);
            end = 0;
            loaded = 0;
            valid = 0;
            offset = place;
            return 0;
        }
        if (buffer.length - end >= STEP) {
            return (int) index;
        }
        moveToFront((int) index);
        valid = 0;
        offset = place;
        return 0;
    }

    private void moveToFront(int index) {
        end -= index;
        System.arraycopy(buffer, index, buffer, 0, end);
        int gone = Math.min(index * unit, loaded);
        loaded -= gone;
        if (unit > 1) {
            System.arraycopy(raw, gone, raw, 0, loaded);
        }
    }

    /** Loads more; false at the end. The array may be another one afterwards. */
    boolean fill() throws IOException {
        if (buffer.length - end < STEP) {
            buffer = Arrays.copyOf(buffer, Math.addExact(buffer.length, Math.max(buffer.length / 2, STEP)));
            raw = unit == 1 ? buffer : Arrays.copyOf(raw, Math.multiplyExact(unit, buffer.length));
        }
        return unit == 1 ? load() > 0 : fillUnits();
    }

    private int load() throws IOException {
        int read = input.read(raw, loaded, raw.length - loaded);
        loaded += Math.max(read, 0);
        if (unit == 1) {
            end = loaded;
        }
        return read;
    }

    private boolean fillUnits() throws IOException {
        int before = end;
        boolean more = true;
        while (more && loaded / unit == before) {
            more = load() > 0;
        }
        int high = encoding.charset().equals(StandardCharsets.UTF_16BE) ? 0 : 1;
        for (; end < loaded / unit; end++) {
            byte low = raw[unit * end + 1 - high];
            buffer[end] = raw[unit * end + high] == 0 && low >= 0 ? low : NEUTRAL;
        }
        if (!more && loaded > unit * end) {
            buffer[end++] = NEUTRAL;
        }
        return end > before;
    }

    /** Whether there is a byte at an index, which is at most {@link #end}; loads more where it must. */
    boolean has(int index) throws IOException {
        return index < end || fill();
    }

    /** Forgets what is loaded from an index on; what is loaded next takes its place, with offsets of its own. */
    void forgetFrom(int index) {
        int half = Math.max(loaded - unit * end, 0);
        int kept = unit * index;
        offset += loaded - half - kept;
        System.arraycopy(raw, loaded - half, raw, kept, half);
        loaded = kept + half;
        end = index;
        valid = index;
    }

    byte[] array() {
        return buffer;
    }

    byte at(int index) {
        return buffer[index];
    }

    int end() {
        return end;
    }

    /** Bytes of what one index stands for. */
    int unit() {
        return unit;
    }

    long offsetOf(int index) {
        return offset + Math.min((long) unit * index, loaded);
    }

    int indexOf(long place) {
        return Math.toIntExact(index(place));
    }

    /** Behind a single byte at the end of UTF-16 the place is odd. */
    private long index(long place) {
        long bytes = place - offset;
        return unit == 1 || bytes < 0 ? bytes : (bytes + 1) / unit;
    }

    /** The file's bytes between two indexes, for keeps. */
    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(raw, unit * from, Math.min(unit * to, loaded));
    }
}
