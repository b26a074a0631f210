package dev.etlpipeline.governance.mask;

/** Random numbers, one after another. For one thread. */
final class Draw {

    /** In a block of 128 bits. */
    private static final int INTS = 4;

    private final Pseudonyms pseudonyms;
    private long blockHigh;
    private long blockLow;
    private long high;
    private long low;
    private int left = INTS;

    Draw(Pseudonyms pseudonyms, long high, long low) {
        this.pseudonyms = pseudonyms;
        this.blockHigh = high;
        this.blockLow = low;
        this.high = high;
        this.low = low;
    }

    /** From 0 to below a bound; uneven by less than the bound in 2^32. */
    int below(int bound) {
        return (int) ((next() * bound) >>> Integer.SIZE);
    }

    /** 64 bits. */
    long bits() {
        return next() << Integer.SIZE | next();
    }

    /** 32 bits from the front; the next block is made of the last one. */
    private long next() {
        if (left == 0) {
            Draw more = pseudonyms.after(blockHigh, blockLow);
            blockHigh = more.blockHigh;
            blockLow = more.blockLow;
            high = blockHigh;
            low = blockLow;
            left = INTS;
        }
        left--;
        long bits = high >>> Integer.SIZE;
        high = high << Integer.SIZE | low >>> Integer.SIZE;
        low <<= Integer.SIZE;
        return bits;
    }
}
