package dev.etlpipeline.core.module;

/** Tells whether something that a run needs is there. Thread-safe; bounded by its own timeout. */
public interface HealthCheck {

    String name();

    /** Never throws: a check that fails to find out is {@link Health#DOWN}. */
    Report check();

    /**
     * Whether a run that began while this is {@link Health#DOWN} could not succeed, however often it tried: then it is asked
     * before each run that writes, so it has to be quick.
     */
    default boolean decidesRuns() {
        return false;
    }

    /** How it stands. */
    enum Health {
        UP,
        DEGRADED,
        DOWN
    }

    /** @param detail for a person, without secrets */
    record Report(Health health, String detail) {}
}
