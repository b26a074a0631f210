package dev.etlpipeline.core.module;

/** Tells whether something that a run needs is there. Thread-safe; bounded by its own timeout. */
public interface HealthCheck {

    String name();

    /** Never throws: a check that fails to find out is {@link Health#DOWN}. */
    Report check();

    /** How it stands. */
    enum Health {
        UP,
        DEGRADED,
        DOWN
    }

    /** @param detail for a person, without secrets */
    record Report(Health health, String detail) {}
}
