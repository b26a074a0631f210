package dev.etlpipeline.core.run;

/** How a run stands, and the exit code of the process that ended so. */
public enum RunState {
    RUNNING(-1),
    SUCCEEDED(0),
    /** All rows loaded, some enrichment missing. */
    DEGRADED(0),
    FAILED(1),
    /** Another run took the lease over while this one slept; nothing was written after that. */
    FENCED(1),
    /** An error threshold was crossed. */
    REJECTED(4),
    /** A dependency stayed away longer than the budget; the state is safe and the run can be resumed. */
    SUSPENDED(75),
    /** Stopped by the user, after the chunk in hand. */
    INTERRUPTED(130);

    private final int exitCode;

    RunState(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What the process ends with; -1 for {@link #RUNNING}. */
    public int exitCode() {
        return exitCode;
    }
}
