package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The attempts under way in this process. What sends them is made when the first begins. Thread-safe. */
final class LiveTraces {

    private final TraceSettings settings;
    private final Optional<AzureSpans> azure;
    private final Map<Attempt, LiveTrace> all = new ConcurrentHashMap<>();
    private @Nullable Outbox outbox;

    LiveTraces(TraceSettings settings, Optional<AzureSpans> azure) {
        this.settings = settings;
        this.azure = azure;
    }

    synchronized Outbox outbox() {
        Outbox made = outbox;
        if (made == null) {
            made = new Outbox(settings, azure);
            outbox = made;
        }
        return made;
    }

    void begin(RunContext run, RunRequest request) {
        all.put(key(run), new LiveTrace(outbox(), run, request));
    }

    Optional<LiveTrace> of(RunContext run) {
        return Optional.ofNullable(all.get(key(run)));
    }

    /** Takes it out: what comes later belongs to no run. */
    Optional<LiveTrace> end(RunContext run) {
        return Optional.ofNullable(all.remove(key(run)));
    }

    /** The one that this thread works for, else the only one there is; empty where there is doubt. */
    Optional<LiveTrace> ofThread() {
        Collection<LiveTrace> live = all.values();
        return live.size() == 1
                ? live.stream().findFirst()
                : live.stream().filter(LiveTrace::hasThread).findFirst();
    }

    private static Attempt key(RunContext run) {
        return new Attempt(run.runId(), run.attempt());
    }
}
