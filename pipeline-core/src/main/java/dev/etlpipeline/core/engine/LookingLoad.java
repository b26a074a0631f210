package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.Loader;
import dev.etlpipeline.core.load.PreparedChunk;
import java.util.concurrent.Semaphore;

/** Loads chunks; has workers do ahead of that what the loads will need, and look it up as far as there are connections. */
final class LookingLoad implements RunSteps.Load {

    /** Of the pool: the load's and the lease's. */
    private static final int TAKEN = 2;

    private final Loader loader;
    private final Semaphore connections;

    LookingLoad(Loader loader, int poolSize) {
        this.loader = loader;
        this.connections = new Semaphore(Math.max(0, poolSize - TAKEN));
    }

    @Override
    public void prepared(PreparedChunk chunk) {
        loader.prepare(chunk);
        if (connections.tryAcquire()) { // else the load looks up itself
            try {
                loader.lookAhead(chunk);
            } finally {
                connections.release();
            }
        }
    }

    @Override
    public LoadedChunk load(PreparedChunk chunk) throws Exception {
        return loader.load(chunk);
    }
}
