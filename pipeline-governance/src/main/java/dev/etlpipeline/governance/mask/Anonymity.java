package dev.etlpipeline.governance.mask;

import java.util.Arrays;

/**
 * How well the records of a file hide among each other: records with equal quasi-identifiers are a group, and k-anonymity is the
 * size of the smallest (Sweeney, 2002). Groups are told apart by 64 bits of a hash; it takes 12 to 24 bytes a group.
 */
final class Anonymity {

    private static final int LEAST = 1 << 10;

    private long[] hashes = new long[LEAST];
    private int[] sizes = new int[LEAST];
    private int groups;
    private long records;

    /** Counts one record. */
    void add(CharSequence quasiIdentifiers) {
        if (2 * (groups + 1) > hashes.length) {
            grow();
        }
        records++;
        put(hash(quasiIdentifiers), 1);
    }

    private void put(long hash, int count) {
        int slot = (int) (hash & (hashes.length - 1));
        while (sizes[slot] > 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        groups += sizes[slot] == 0 ? 1 : 0;
        hashes[slot] = hash;
        sizes[slot] += count;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldSizes = sizes;
        hashes = new long[2 * oldHashes.length];
        sizes = new int[2 * oldSizes.length];
        groups = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldSizes[i] > 0) {
                put(oldHashes[i], oldSizes[i]);
            }
        }
    }

    /** FNV-1a, then mixed as SplittableRandom does, so that the low bits are good for slots. */
    private static long hash(CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    long records() {
        return records;
    }

    long groups() {
        return groups;
    }

    /** Size of the smallest group; 0 without records. */
    long k() {
        return Arrays.stream(sizes).filter(size -> size > 0).min().orElse(0);
    }

    /** Records that are alone in their group. */
    long alone() {
        return Arrays.stream(sizes).filter(size -> size == 1).count();
    }
}
