package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.resilience.classify.Classified;
import dev.etlpipeline.resilience.classify.Classified.Patience;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of a failure for which there is no further attempt. */
record Suspension(Call<?> call, boolean ledger) {

    /**
     * The run ends SUSPENDED where it was the warehouse that stayed away. Anything else goes on outwards as it is: an API's
     * failure to whoever falls back, a file's to the end of the run, and what is likely a mistake with its own words.
     */
    Exception ofRun(Exception failure, Classified kind, int attempts, Duration took, String reason) {
        OperationKind operation = call.operation().kind();
        boolean warehouse = operation == OperationKind.LOAD || operation == OperationKind.CONNECT;
        if (!warehouse || kind.patience() == Patience.SHORT) {
            return failure;
        }
        String what = "the warehouse stayed away: after " + attempts + (attempts == 1 ? " attempt" : " attempts")
                + " and " + RetryNews.seconds(took) + " " + reason + "; it says: " + Failures.describe(failure);
        return new RunStopped(RunState.SUSPENDED, what + rest(operation), next(operation), failure);
    }

    private static String rest(OperationKind operation) {
        return operation == OperationKind.LOAD
                ? ". What is committed stays, nothing of the chunk in hand is written twice"
                : ". Nothing was loaded";
    }

    /** Null where the run's own command is the next: nothing of the run is on record, or nobody can resume it. */
    private @Nullable String next(OperationKind operation) {
        return operation == OperationKind.LOAD && ledger
                ? "./pipeline resume " + call.run().runId()
                : null;
    }
}
