package dev.etlpipeline.core.call;

import java.util.Map;
import java.util.concurrent.Callable;

/** How a part of a run does operations: through the run's chain, with the listeners told. Thread-safe. */
public interface Calls {

    /** Runs the body inside all interceptors, on the calling thread; listeners hear how it ended. */
    <T> T call(Operation operation, Callable<T> body) throws Exception;

    /** What modules add to the headers of an HTTP request, to be asked for each attempt inside the call. */
    default Map<String, String> headers(Operation operation) {
        return Map.of();
    }

    /** Tells the listeners of an HTTP exchange; to be called inside the call, for each attempt that was not cancelled. */
    default void exchanged(Exchange exchange) {}
}
