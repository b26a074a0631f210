package dev.etlpipeline.app.bench;

import java.time.Duration;

/** Samples of given rates. */
public final class Samples {

    private Samples() {}

    static Sample of(long rowsPerSecond) {
        return new Sample(rowsPerSecond, Duration.ofSeconds(1), Duration.ofMillis(1500), 64 << 20);
    }

    static Results results(Object... figuresAndRates) {
        Results results = new Results();
        for (int i = 0; i < figuresAndRates.length; i += 2) {
            results.add((Figure) figuresAndRates[i], of((Integer) figuresAndRates[i + 1]));
        }
        return results;
    }
}
