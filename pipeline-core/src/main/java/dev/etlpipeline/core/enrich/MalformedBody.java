package dev.etlpipeline.core.enrich;

/** A body is not what the API's contract says. The reason names places and sizes, never values. */
final class MalformedBody extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedBody(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
