package dev.etlpipeline.core.run;

import dev.etlpipeline.core.source.Chunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run's rejects are kept; one a run. It may hold a chunk twice or one that never committed, and must never lack
 * one that did. All but {@link #announce} is called by the loading thread, before the chunk's commit, in file order.
 */
public interface RejectSink extends AutoCloseable {

    /**
     * What {@link #keep} will be called with, as soon as a worker knows it: a sink may begin with what takes time. Called
     * once for each chunk with rejects, in file order, by one worker at a time, while earlier chunks load. Whether the
     * chunk will ever be kept is not known.
     *
     * @throws IOException ends the run
     */
    default void announce(RunContext run, Chunk chunk) throws IOException {}

    /**
     * Begins to keep the chunk's rejects, before its rows are written; may leave to {@link #force} what takes time.
     *
     * @throws IOException rolls the chunk back
     */
    void keep(RunContext run, Chunk chunk) throws IOException;

    /**
     * Returns when what was kept survives a crash of the machine. Called once for each {@link #keep}, behind the chunk's
     * rows and before its commit.
     *
     * @throws IOException rolls the chunk back
     */
    default void force() throws IOException {}

    /** The file a person can open, where there is one. */
    Optional<Path> file();

    @Override
    void close() throws IOException;
}
