package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.resilience.classify.ErrorClassifier;
import java.util.function.DoubleSupplier;

/** What all retried calls share. */
record Retrying(
        ErrorClassifier classifier,
        RetrySettings settings,
        ApiGate gate,
        Pause pause,
        DoubleSupplier random,
        boolean ledger) {

    long nanoTime() {
        return pause.nanoTime();
    }
}
