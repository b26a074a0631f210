package dev.etlpipeline.observability.energy;

/** What becomes of a load in an hour whose electricity is not clean enough. */
public enum GreenerPolicy {
    OFF,
    WAIT,
    STOP
}
