package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.Signal;
import java.time.Clock;

/** The run as its parts see it. */
record CurrentRun(RunId runId, int attempt, String pipeline, Clock clock, Listeners listeners) implements RunContext {

    @Override
    public void signal(Signal signal) {
        listeners.tell(listener -> listener.signalled(this, signal));
    }
}
