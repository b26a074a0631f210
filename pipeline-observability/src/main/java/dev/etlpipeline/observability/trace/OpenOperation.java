package dev.etlpipeline.observability.trace;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** An operation that a thread is in. */
final class OpenOperation {

    private final @Nullable String before;
    private final @Nullable String mine;
    private final Ending ending;

    /** What to do with its span. */
    @FunctionalInterface
    interface Ending {
        void end(String outcome, @Nullable String error);
    }

    /**
     * @param before what this thread worked for before
     * @param mine   what it works for now, null where that is the same
     */
    OpenOperation(@Nullable String before, @Nullable String mine, Ending ending) {
        this.before = before;
        this.mine = mine;
        this.ending = ending;
    }

    /** @param failure null where there was none */
    void end(@Nullable Exception failure) {
        ending.end(OperationSpan.outcomeOf(failure), OperationSpan.errorOf(failure));
    }

    /** Gives the thread back what it worked for before. */
    void leave() {
        if (mine == null) {
            return;
        }
        if (before == null) {
            MDC.remove(LiveTrace.WORKS_FOR);
        } else {
            MDC.put(LiveTrace.WORKS_FOR, before);
        }
    }
}
