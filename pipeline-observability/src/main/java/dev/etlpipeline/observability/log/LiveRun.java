package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.run.RunContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** An attempt of a run that is under way. */
final class LiveRun {

    private final RunContext run;
    private final Map<String, String> names;
    private final StageTally stages = new StageTally();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    LiveRun(RunContext run) {
        this.run = run;
        this.names = Correlation.of(run);
    }

    RunContext run() {
        return run;
    }

    boolean is(String runId, String attempt) {
        return run.runId().value().equals(runId) && attempt.equals(Integer.toString(run.attempt()));
    }

    /** What every line of it says. */
    Map<String, String> names() {
        return names;
    }

    StageTally stages() {
        return stages;
    }

    /** @return how many of the kind there are, with this one */
    long failed(String kind) {
        LongAdder count = failures.computeIfAbsent(kind, first -> new LongAdder());
        count.increment();
        return count.sum();
    }
}
