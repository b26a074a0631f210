package dev.etlpipeline.app;

import dev.etlpipeline.core.run.RunState;

/** A run's state for a person. */
final class StateText {

    private StateText() {}

    /** In the colour of its kind, where the screen takes colours. */
    static String styled(Screen screen, RunState state) {
        return screen.styled(style(state), state.name());
    }

    private static String style(RunState state) {
        return switch (state) {
            case SUCCEEDED -> "bold,green";
            case DEGRADED, INTERRUPTED, SUSPENDED -> "bold,yellow";
            case RUNNING, FAILED, FENCED, REJECTED -> "bold,red";
        };
    }

    /** In brackets, with a blank before; empty where the state's name says it. */
    static String meaning(RunState state) {
        return switch (state) {
            case DEGRADED -> " (all rows are loaded, some enrichment is missing)";
            case INTERRUPTED -> " (stopped after the chunk in hand)";
            case FENCED -> " (another run took over; nothing was written after that)";
            case REJECTED -> " (the file is not fit to be loaded)";
            case SUSPENDED -> " (a dependency is away; the state is safe)";
            case RUNNING, SUCCEEDED, FAILED -> "";
        };
    }
}
