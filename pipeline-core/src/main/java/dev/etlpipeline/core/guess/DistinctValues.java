package dev.etlpipeline.core.guess;

import java.util.Arrays;

/**
 * Whether values stand in it once each, by hashes of 64 bits in an open table: of four million values two share one with
 * a probability below one in a million. It gives up, and frees its memory, where too many repeat or somebody needs room.
 */
final class DistinctValues {

    private static final int FIRST_SIZE = 64;

    private final long most;
    private final long share;
    private long[] table = new long[FIRST_SIZE];
    private int size;
    private long added;
    private long repeated;
    private boolean alive = true;
    private boolean outOfRoom;

    private DistinctValues(long most, long share) {
        this.most = most;
        this.share = share;
    }

    /** Gives up with the first repetition. */
    static DistinctValues strict() {
        return new DistinctValues(0, Long.MAX_VALUE);
    }

    /** Gives up where there are more repetitions than may be mistakes: twenty, and one in twenty beside. */
    static DistinctValues tolerant() {
        return new DistinctValues(20, 20);
    }

    /** Counts them all. */
    static DistinctValues counting() {
        return new DistinctValues(Long.MAX_VALUE / 2, Long.MAX_VALUE);
    }

    void add(String value) {
        add(hash(0, value));
    }

    void add(long hash) {
        if (!alive) {
            return;
        }
        added++;
        if (put(hash == 0 ? 1 : hash)) {
            if (size * 2L > table.length) {
                grow();
            }
            return;
        }
        repeated++;
        if (repeated > most + added / share) {
            free();
        }
    }

    private boolean put(long hash) {
        int at = (int) (hash ^ (hash >>> 32)) & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        size = 0;
        Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
    }

    private void free() {
        alive = false;
        table = new long[0];
    }

    /** Frees its memory; it can't be told any more whether what follows is new. */
    void giveUp() {
        outOfRoom = alive;
        free();
    }

    /** Hashes kept. */
    int kept() {
        return alive ? size : 0;
    }

    boolean alive() {
        return alive;
    }

    /** Every value was another one, to the end. */
    boolean unique() {
        return alive && repeated == 0;
    }

    /** Every value was another one, as long as there was room. */
    boolean unproven() {
        return outOfRoom && repeated == 0;
    }

    /** Values that had been there before; at least so many. */
    long repeated() {
        return repeated;
    }

    /** Goes on from the hash of what stands before; the mixing is MurmurHash3's finaliser (public domain). */
    static long hash(long before, String value) {
        long hash = before * 31 + value.length() + 0x9E3779B97F4A7C15L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0xff51afd7ed558ccdL;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
