package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The attempts under way in this process: one, but where somebody runs two pipelines at once. Thread-safe. */
final class LiveRuns {

    private final Map<Attempt, LiveRun> all = new ConcurrentHashMap<>();

    LiveRun begin(RunContext run) {
        LiveRun begun = new LiveRun(run);
        all.put(key(run), begun);
        return begun;
    }

    void end(RunContext run) {
        all.remove(key(run));
    }

    Optional<LiveRun> of(RunContext run) {
        return Optional.ofNullable(all.get(key(run)));
    }

    /** The one that a thread works for of which nothing is known, such as a library's: empty where there is doubt. */
    Optional<LiveRun> only() {
        Collection<LiveRun> live = all.values();
        return live.size() == 1 ? live.stream().findFirst() : Optional.empty();
    }

    /** By what the thread's MDC says, or else {@link #only()}. */
    Optional<LiveRun> of(Map<String, String> mdc) {
        @Nullable String id = mdc.get(Correlation.RUN);
        if (id == null) {
            return only();
        }
        String attempt = String.valueOf(mdc.get(Correlation.ATTEMPT));
        return all.values().stream().filter(live -> live.is(id, attempt)).findFirst();
    }

    private static Attempt key(RunContext run) {
        return new Attempt(run.runId(), run.attempt());
    }
}
