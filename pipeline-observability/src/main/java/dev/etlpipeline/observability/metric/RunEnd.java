package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunResult;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Wants the figures of each run by themselves, in a registry that begins with the run. {@link Metric}s that count what the
 * process did (CPU, collections, allocation) do not begin at zero there. What it throws is logged and fails nothing.
 */
public interface RunEnd {

    /**
     * A run begins.
     *
     * @param operation as the audit calls it
     */
    default void begun(RunContext run, String operation, MeterRegistry own) {}

    /** A run has ended; called before the process goes on to show its summary. */
    void ended(RunContext run, RunResult result, MeterRegistry own);
}
