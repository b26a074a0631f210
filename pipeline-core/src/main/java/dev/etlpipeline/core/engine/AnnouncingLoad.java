package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Loads chunks, and tells the sink of their rejects ahead: as soon as workers know them, but in file order, in whichever
 * order the workers finish.
 */
final class AnnouncingLoad implements RunSteps.Load {

    private final RunSteps.Load load;
    private final RejectSink sink;
    private final RunContext run;
    private final Map<Long, Chunk> early = new HashMap<>();
    private long next;

    /** @param first number of the attempt's first chunk */
    AnnouncingLoad(RunSteps.Load load, RejectSink sink, RunContext run, long first) {
        this.next = first;
        this.load = load;
        this.sink = sink;
        this.run = run;
    }

    @Override
    public synchronized void worked(Chunk chunk) throws IOException {
        early.put(chunk.number(), chunk);
        for (Chunk due = early.remove(next); due != null; due = early.remove(next)) {
            next++;
            if (!due.rejects().isEmpty()) {
                sink.announce(run, due);
            }
        }
    }

    @Override
    public void prepared(PreparedChunk chunk) {
        load.prepared(chunk);
    }

    @Override
    public LoadedChunk load(PreparedChunk chunk) throws Exception {
        return load.load(chunk);
    }
}
