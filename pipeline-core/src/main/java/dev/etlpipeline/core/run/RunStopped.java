package dev.etlpipeline.core.run;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run on purpose. Thrown by an interceptor or a participant; the chunk in hand is rolled back, the run ends in
 * the state named here and the message is printed without a stack trace.
 */
public class RunStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One that is under way, and those that say that all rows are loaded. */
    private static final Set<RunState> NO_STOP = EnumSet.of(RunState.RUNNING, RunState.SUCCEEDED, RunState.DEGRADED);

    private final RunState state;
    private final @Nullable String nextCommand;
    private boolean anew;

    /**
     * @param reason      what happened, for a person
     * @param nextCommand what to type next, or null; whoever shows it adds the options that say which settings hold
     * @throws IllegalArgumentException for a state in which no run is stopped: RUNNING, SUCCEEDED, DEGRADED
     */
    public RunStopped(RunState state, String reason, @Nullable String nextCommand) {
        super(reason);
        this.state = stopping(state);
        this.nextCommand = nextCommand;
    }

    public RunStopped(RunState state, String reason, @Nullable String nextCommand, Throwable cause) {
        super(reason, cause);
        this.state = stopping(state);
        this.nextCommand = nextCommand;
    }

    private static RunState stopping(RunState state) {
        if (NO_STOP.contains(state)) {
            throw new IllegalArgumentException(state + " is no state in which a run is stopped");
        }
        return state;
    }

    /** The same, of what lies in the input as a whole: going on with the run would end so again, only a new one can end better. */
    public RunStopped anew() {
        anew = true;
        return this;
    }

    /** Whether the input has to be mended and loaded by a new run. */
    public boolean isAnew() {
        return anew;
    }

    public RunState state() {
        return state;
    }

    public Optional<String> nextCommand() {
        return Optional.ofNullable(nextCommand);
    }
}
