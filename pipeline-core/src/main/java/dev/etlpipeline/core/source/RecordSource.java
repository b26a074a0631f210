package dev.etlpipeline.core.source;

import java.io.IOException;

/** Reads chunks of records. Used by one thread at a time. It may keep its place between reads. */
public interface RecordSource extends AutoCloseable {

    /**
     * Reads the next chunk.
     *
     * @param from where to start: {@link Cursor#START}, or the {@link Chunk#after()} of any chunk of the same file
     * @return a chunk, empty and {@link Chunk#last()} at the end of the file
     * @throws IOException       where the file cannot be read
     * @throws SourceException   where the file as a whole cannot be used: a missing column, a changed file
     */
    Chunk read(Cursor from) throws IOException;

    /** Bytes of the decompressed file, as counted by the pass that took its digest. */
    long size();

    @Override
    void close() throws IOException;
}
