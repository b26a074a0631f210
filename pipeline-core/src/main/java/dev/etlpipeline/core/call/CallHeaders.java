package dev.etlpipeline.core.call;

import dev.etlpipeline.core.run.RunContext;
import java.util.Map;

/** Adds headers to the HTTP requests of a run, such as a correlation id. Asked on the threads that make the calls. */
@FunctionalInterface
public interface CallHeaders {

    /**
     * Asked anew for each attempt. What it throws is logged, and the request goes out without.
     *
     * @param operation an API_CALL
     * @return by name; core's own headers win
     */
    Map<String, String> of(Operation operation, RunContext run);
}
