package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a run ended, and what ended it; null where nothing did. */
record Ended(RunState state, @Nullable Throwable failure) {

    static final Ended SUCCEEDED = new Ended(RunState.SUCCEEDED, null);
    static final Ended INTERRUPTED = new Ended(RunState.INTERRUPTED, null);

    static Ended by(Throwable failure) {
        return new Ended(failure instanceof RunStopped stopped ? stopped.state() : RunState.FAILED, failure);
    }

    /** The same, unless it is all that failed. */
    Ended butFor(Throwable later) {
        return failure == null ? by(later) : this;
    }

    /** All rows are loaded, but what stood in for sources answered for some. */
    Ended degradedBy(Map<String, Long> substituted) {
        return state == RunState.SUCCEEDED && !substituted.isEmpty() ? new Ended(RunState.DEGRADED, failure) : this;
    }

    /** A broken law outweighs every other end: the load can't be trusted. */
    Ended under(@Nullable AccountingException brokenLaw) {
        if (brokenLaw == null) {
            return this;
        }
        if (failure != null) {
            brokenLaw.addSuppressed(failure);
        }
        return by(brokenLaw);
    }
}
