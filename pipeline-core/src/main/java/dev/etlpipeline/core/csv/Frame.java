package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Where a record stands.
 *
 * @param from   index of its first byte in the window it was found in
 * @param length in the window's units, without the line's end; of a record that is too long, only what is kept
 * @param line   on which it starts, from 1
 * @param offset of its first byte, in decompressed bytes of the file
 * @param fault  why it is malformed, or null
 */
record Frame(
        int from,
        int length,
        long line,
        long offset,
        @Nullable Violation fault) {

    Frame with(Violation found) {
        return new Frame(from, length, line, offset, found);
    }
}
