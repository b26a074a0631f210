package dev.etlpipeline.core.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run on purpose. Thrown by an interceptor or a participant; the chunk in hand is rolled back, the run ends in
 * the state named here and the message is printed without a stack trace.
 */
public class RunStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RunState state;
    private final @Nullable String nextCommand;

    /**
     * @param reason      what happened, for a person
     * @param nextCommand what to type next, or null
     */
    public RunStopped(RunState state, String reason, @Nullable String nextCommand) {
        super(reason);
        this.state = state;
        this.nextCommand = nextCommand;
    }

    public RunStopped(RunState state, String reason, @Nullable String nextCommand, Throwable cause) {
        super(reason, cause);
        this.state = state;
        this.nextCommand = nextCommand;
    }

    public RunState state() {
        return state;
    }

    public Optional<String> nextCommand() {
        return Optional.ofNullable(nextCommand);
    }
}
