package dev.etlpipeline.resilience.ledger;

/**
 * Why a run is not gone on with.
 *
 * @param message   what differs and what to do, for a person
 * @param forceable whether going on is safe all the same, where somebody says so
 */
record Difference(String message, boolean forceable) {

    static Difference never(String message) {
        return new Difference(message, false);
    }

    static Difference unlessForced(String message) {
        return new Difference(message, true);
    }
}
