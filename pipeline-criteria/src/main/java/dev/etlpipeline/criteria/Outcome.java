package dev.etlpipeline.criteria;

import org.junit.platform.engine.TestExecutionResult;

/** How a test ended; of several runs of one method, the later constant counts. */
public enum Outcome {
    /** It did not run to its end: disabled, or something it needs was not there. */
    SKIPPED,
    PASSED,
    FAILED;

    static Outcome of(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> PASSED;
            case ABORTED -> SKIPPED;
            case FAILED -> FAILED;
        };
    }

    Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
