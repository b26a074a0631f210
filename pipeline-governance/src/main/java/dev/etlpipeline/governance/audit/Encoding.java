package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.load.LoadCounts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts, numbers and bytes one behind the other, each with what it is and its length before it, so that no two sequences share an
 * encoding. Reused for one after another; not thread-safe.
 */
final class Encoding {

    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte BYTES = 3;

    private byte[] bytes = new byte[1 << 10];
    private int length;

    Encoding clear() {
        length = 0;
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Nothing but an event in its place, behind the hash of the one before it. */
    Encoding event(byte[] previous, String stream, long number, Event event) {
        length = 0;
        room(previous.length);
        System.arraycopy(previous, 0, bytes, 0, previous.length);
        length = previous.length;
        add(stream).add(number).add(event.happened().toEpochMilli()).add(event.kind());
        add(event.runId()).add(event.runNo()).add(event.chunk());
        Actor actor = event.actor();
        add(actor.osUser()).add(actor.databaseUser()).add(actor.host());
        counts(event.counts());
        return add(event.changes()).add(event.changesHash()).add(event.detail());
    }

    private void counts(@Nullable LoadCounts counts) {
        if (counts == null) {
            room(1);
            bytes[length++] = NULL;
        } else {
            add(counts.inserted()).add(counts.updated()).add(counts.unchanged());
            add(counts.superseded()).add(counts.quarantined());
        }
    }

    Encoding change(Change change) {
        return add(change.keyHash())
                .add(change.rowKey())
                .add(change.column())
                .add(change.compared().word())
                .add(change.before())
                .add(change.after());
    }

    /** A value of a row: as it means, not as it is written, so that 1.0 and 1.00 are one. */
    Encoding value(Object value) {
        return add(
                value instanceof BigDecimal number
                        ? number.signum() == 0
                                ? "0"
                                : number.stripTrailingZeros().toPlainString()
                        : value.toString());
    }

    Encoding add(@Nullable Long number) {
        if (number == null) {
            room(1);
            bytes[length++] = NULL;
            return this;
        }
        return add(number.longValue());
    }

    Encoding add(long number) {
        room(1 + Long.BYTES);
        bytes[length++] = NUMBER;
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    Encoding add(byte @Nullable [] added) {
        if (added == null) {
            room(1);
            bytes[length++] = NULL;
            return this;
        }
        room(1 + Integer.BYTES + added.length);
        bytes[length++] = BYTES;
        put(added);
        return this;
    }

    Encoding add(@Nullable String text) {
        if (text == null) {
            room(1);
            bytes[length++] = NULL;
            return this;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(1 + Integer.BYTES + utf8.length);
        bytes[length++] = TEXT;
        put(utf8);
        return this;
    }

    private void put(byte[] added) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (added.length >>> shift);
        }
        System.arraycopy(added, 0, bytes, length, added.length);
        length += added.length;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.addExact(length, Math.max(more, bytes.length)));
        }
    }
}
