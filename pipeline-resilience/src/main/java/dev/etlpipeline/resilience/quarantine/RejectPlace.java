package dev.etlpipeline.resilience.quarantine;

/** Where records that are set aside go. */
public enum RejectPlace {
    TABLE,
    FILE,
    BOTH;

    boolean hasTable() {
        return this != FILE;
    }
}
