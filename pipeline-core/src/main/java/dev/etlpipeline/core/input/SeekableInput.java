package dev.etlpipeline.core.input;

import java.io.Closeable;
import java.io.IOException;

/** Decompressed bytes that can be read from any place. Used by one thread at a time. */
public interface SeekableInput extends Closeable {

    /**
     * Reads some bytes, waiting for at least one.
     *
     * @return how many, or -1 at the end
     */
    int read(byte[] target, int from, int length) throws IOException;

    /**
     * Goes to a place; the next read starts there. A place behind the end reads as the end.
     *
     * @param offset in decompressed bytes, from 0
     */
    void position(long offset) throws IOException;
}
