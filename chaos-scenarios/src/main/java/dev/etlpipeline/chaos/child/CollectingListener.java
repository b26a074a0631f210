package dev.etlpipeline.chaos.child;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import java.util.Optional;

/** Asks for a full collection behind every so many commits, in a JVM that is told to by a property. */
final class CollectingListener implements RunListener {

    static final String EVERY = "chaos.collect-every";

    private final int every;
    private int commits;

    private CollectingListener(int every) {
        this.every = every;
    }

    static Optional<CollectingListener> asToldTo() {
        int every = Integer.getInteger(EVERY, 0);
        return every == 0 ? Optional.empty() : Optional.of(new CollectingListener(every));
    }

    @Override
    public void chunkCommitted(RunContext run, LoadedChunk loaded) {
        commits++;
        if (commits % every == 0) {
            System.gc();
        }
    }
}
