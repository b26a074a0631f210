package dev.etlpipeline.testkit;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.Signal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A run context that stands alone and remembers its signals. */
public final class TestRun implements RunContext {

    private final String runId;
    private final String pipeline;
    private final Clock clock;
    private final List<Signal> signals = Collections.synchronizedList(new ArrayList<>());

    public TestRun(String pipeline) {
        this("test-run", pipeline);
    }

    public TestRun(String runId, String pipeline) {
        this(runId, pipeline, Clock.systemUTC());
    }

    public TestRun(String runId, String pipeline, Clock clock) {
        this.runId = runId;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    @Override
    public RunId runId() {
        return new RunId(runId);
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String pipeline() {
        return pipeline;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }

    public List<Signal> signals() {
        return List.copyOf(signals);
    }
}
