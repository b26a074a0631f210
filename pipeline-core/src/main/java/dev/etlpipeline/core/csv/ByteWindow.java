package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.input.SeekableInput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The part of an input that is being looked at, as one array. It starts where its user said and grows at its end;
 * indexes stay valid until the next {@link #startAt}.
 */
final class ByteWindow {

    /** Bytes read at once, at least. */
    private static final int STEP = 1 << 16;

    private final SeekableInput input;
    private byte[] buffer = new byte[2 * STEP];
    private int end;
    /** Of index 0, for indexes from {@link #valid} on. */
    private long offset;
    /** Before this index offsets do not follow from indexes: something behind it was forgotten. */
    private int valid;

    ByteWindow(SeekableInput input) {
        this.input = input;
    }

    /** Goes to a place in the file, from which on bytes are kept, and gives its index. */
    int startAt(long place) throws IOException {
        long index = place - offset;
        if (index < valid || index > end) {
            input.position(place);
            end = 0;
            valid = 0;
            offset = place;
            return 0;
        }
        if (buffer.length - end >= STEP) {
            return (int) index;
        }
        end -= (int) index;
        System.arraycopy(buffer, (int) index, buffer, 0, end);
        valid = 0;
        offset = place;
        return 0;
    }

    /** Loads more; false at the end. The array may be another one afterwards. */
    boolean fill() throws IOException {
        if (buffer.length - end < STEP) {
            buffer = Arrays.copyOf(buffer, Math.addExact(buffer.length, Math.max(buffer.length / 2, STEP)));
        }
        int read = input.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    /** Whether there is a byte at an index, which is at most {@link #end}; loads more where it must. */
    boolean has(int index) throws IOException {
        return index < end || fill();
    }

    /** Forgets what is loaded from an index on; what is loaded next takes its place, with offsets of its own. */
    void forgetFrom(int index) {
        offset += end - index;
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

    long offsetOf(int index) {
        return offset + index;
    }

    int indexOf(long place) {
        return Math.toIntExact(place - offset);
    }

    /** The bytes between two indexes, for keeps. */
    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(buffer, from, to);
    }
}
