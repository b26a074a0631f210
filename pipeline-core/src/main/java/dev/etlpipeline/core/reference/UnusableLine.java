package dev.etlpipeline.core.reference;

/** A line that no postcode can be made of. The reason is the same for all lines of its kind, and quotes none. */
final class UnusableLine extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnusableLine(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
