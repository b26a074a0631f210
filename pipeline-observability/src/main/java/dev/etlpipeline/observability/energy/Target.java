package dev.etlpipeline.observability.energy;

/**
 * What is aimed at, and what is.
 *
 * @param setting that gives it
 * @param about   in words
 */
record Target(String setting, String about, double atMost, double actual) {

    boolean met() {
        return actual <= atMost;
    }
}
