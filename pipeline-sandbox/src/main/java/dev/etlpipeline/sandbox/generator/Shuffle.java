package dev.etlpipeline.sandbox.generator;

/**
 * A permutation of 0 to {@code size} - 1 that needs no memory: a Feistel network over the next power of four, walked until it
 * lands below {@code size}, which takes fewer than four steps on average.
 */
final class Shuffle {

    private static final int ROUNDS = 4;

    private final long size;
    private final long seed;
    private final int half;
    private final long mask;

    /** @param size 1 or more */
    Shuffle(long size, long seed) {
        this.size = size;
        this.seed = seed;
        this.half = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
        this.mask = (1L << half) - 1;
    }

    long place(long index) {
        long place = index;
        do {
            place = encrypt(place);
        } while (place >= size);
        return place;
    }

    private long encrypt(long value) {
        long left = value >>> half;
        long right = value & mask;
        for (int round = 1; round <= ROUNDS; round++) {
            long next = left ^ (mix(right + round * 0x9E3779B97F4A7C15L + seed) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }

    /** SplitMix64's finalizer: every bit of the input moves half of the output's. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
