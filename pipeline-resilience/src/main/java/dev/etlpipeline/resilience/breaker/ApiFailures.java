package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.resilience.retry.HeldBack;
import java.util.concurrent.CancellationException;

/** Which failures of calls say that an API is in trouble. */
public final class ApiFailures {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private ApiFailures() {}

    /** Whether it says nothing of the API's health: the run ends, or the API refuses what it is asked. */
    public static boolean sayNothing(Throwable failure) {
        return failure instanceof CancellationException
                || failure instanceof RunStopped
                || failure instanceof InterruptedException
                || failure instanceof HeldBack
                || refusesTheCaller(failure);
    }

    /** Whether a healthy API refuses the caller, such as for a wrong key or URL: that no waiting mends. */
    public static boolean refusesTheCaller(Throwable failure) {
        if (!(failure instanceof ApiException api) || api.status().isEmpty()) {
            return false;
        }
        int status = api.status().getAsInt();
        return status < SERVER_ERROR && status != TOO_MANY_REQUESTS && status != REQUEST_TIMEOUT;
    }
}
