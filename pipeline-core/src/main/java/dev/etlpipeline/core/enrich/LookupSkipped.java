package dev.etlpipeline.core.enrich;

/**
 * Says that a source is to be left out, not that it failed. Thrown by an interceptor that gives up on an API call but
 * wants the run to go on: the keys of that call stay open, are asked of the next look-up of the chain, and count as not
 * found where nobody answers. Core never throws it. No stack trace of its own; the cause has one.
 */
public final class LookupSkipped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LookupSkipped(String message, Throwable cause) {
        super(message, cause, true, false);
    }
}
