package dev.etlpipeline.core.run;

import java.time.Clock;

/** The run that something is done for. Usable by all its threads. */
public interface RunContext {

    RunId runId();

    /** From 1; a resumed run keeps its id and gets the next attempt. */
    int attempt();

    /** The pipeline's name, as in its definition. */
    String pipeline();

    /** The only source of time: UTC. */
    Clock clock();

    /**
     * Whether the run is to end: after Ctrl-C, or because another part of it failed. Who waits on one of the run's
     * threads asks this at least once a second, and waits no longer. No thread is interrupted for it.
     */
    default boolean stopping() {
        return false;
    }

    /** Tells all listeners. Never throws. */
    void signal(Signal signal);
}
