package dev.etlpipeline.governance.quality;

/**
 * Fingerprints of values that were seen, at most so many; behind that it forgets new ones and only finds those it knows. An open
 * table of longs, a half of it filled: 16 bytes a value on the average. Two different values share a fingerprint of 64 bits with a
 * probability of n²/2⁶⁵: one in a million for 5 million values. For one thread.
 */
final class SeenValues {

    private final int most;
    private long[] table = new long[1024];
    private int size;
    private long forgotten;

    /** @param most values that are remembered */
    SeenValues(int most) {
        this.most = most;
    }

    boolean contains(long fingerprint) {
        return table[slot(table, fingerprint)] != 0;
    }

    /** @param fingerprint never 0 */
    void add(long fingerprint) {
        int slot = slot(table, fingerprint);
        if (table[slot] != 0) {
            return;
        }
        if (size == most) {
            forgotten++;
            return;
        }
        table[slot] = fingerprint;
        size++;
        if (size > table.length / 2) {
            grow();
        }
    }

    /** How many new values were not remembered. */
    long forgotten() {
        return forgotten;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long fingerprint : table) {
            if (fingerprint != 0) {
                larger[slot(larger, fingerprint)] = fingerprint;
            }
        }
        table = larger;
    }

    /** Where it is, or would be. */
    private static int slot(long[] table, long fingerprint) {
        int mask = table.length - 1;
        int slot = (int) (fingerprint ^ (fingerprint >>> 32)) & mask;
        while (table[slot] != 0 && table[slot] != fingerprint) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
