package dev.etlpipeline.core.control;

/** Another run of the pipeline lives; the message says which, where, and since when. */
public final class LeaseHeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseHeldException(String message) {
        super(message);
    }
}
