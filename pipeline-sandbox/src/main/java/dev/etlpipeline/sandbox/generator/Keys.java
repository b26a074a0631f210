package dev.etlpipeline.sandbox.generator;

import java.util.function.LongUnaryOperator;

/**
 * Which keys a generated file holds, and in what order: as many as it has rows, without a gap. Files of other first numbers
 * overlap or follow each other. What else stands in a record does not depend on its key, so that where two files of different
 * seeds overlap, they hold different versions of the same customers.
 *
 * @param first    number of the least key, 1 or more
 * @param shuffled whether keys come in random order; the seed decides which
 */
public record Keys(long first, boolean shuffled) {

    /** 1, 2, 3, ... */
    public static final Keys ASCENDING = new Keys(1, false);

    /** @throws IllegalArgumentException if {@code first} is less than 1 */
    public Keys {
        if (first < 1) {
            throw new IllegalArgumentException("the first key must be 1 or more, but is " + first);
        }
    }

    /**
     * The key's number for each record's number, which counts from 1.
     *
     * @throws IllegalArgumentException where the last key would be beyond {@code max}
     */
    LongUnaryOperator of(long rows, long max, long seed) {
        if (rows > max - first + 1) {
            throw new IllegalArgumentException(rows + " rows from key " + first + " on go beyond the last key, " + max);
        }
        if (!shuffled || rows < 2) {
            return record -> first + record - 1;
        }
        Shuffle shuffle = new Shuffle(rows, seed);
        return record -> first + shuffle.place(record - 1);
    }
}
