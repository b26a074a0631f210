package dev.etlpipeline.governance.lineage.event;

/** Where events go. */
public enum Destination {
    NONE,
    FILE,
    HTTP
}
