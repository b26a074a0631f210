package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.Signal;
import java.time.Clock;

/** The run as its parts see it. */
record CurrentRun(RunId runId, int attempt, String pipeline, Clock clock, Listeners listeners, StopFlag stop)
        implements RunContext {

    CurrentRun(RunId runId, int attempt, String pipeline, Clock clock, Listeners listeners) {
        this(runId, attempt, pipeline, clock, listeners, new StopFlag());
    }

    @Override
    public boolean stopping() {
        return stop.isSet();
    }

    @Override
    public void signal(Signal signal) {
        listeners.tell(listener -> listener.signalled(this, signal));
    }
}
