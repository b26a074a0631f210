package dev.etlpipeline.chaos.corruptinput;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was written, and what has to become of it.
 *
 * @param record from 1, the header not counted
 * @param damage null where nothing was done to it
 * @param offset of its first byte in the file
 * @param bytes  of it in the file, without the line's end
 * @param fields as they should have been
 */
record Expected(long record, @Nullable Damage damage, long offset, byte[] bytes, List<String> fields) {

    boolean isBad() {
        return damage != null && damage.isBad();
    }

    /** Under which it is to be set aside; empty where it is good. */
    String rule() {
        return damage == null ? "" : damage.rule();
    }

    /** What is to be kept of it. */
    byte[] kept() {
        return Arrays.copyOf(bytes, Math.min(bytes.length, Corruptor.MOST_BYTES));
    }

    boolean keptWhole() {
        return bytes.length <= Corruptor.MOST_BYTES;
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "record " + record + " " + damage;
    }
}
