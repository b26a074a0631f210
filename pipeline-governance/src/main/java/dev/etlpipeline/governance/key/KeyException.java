package dev.etlpipeline.governance.key;

/** A key that is needed is not there, or cannot be used. The message is for people: what, where, what to do. */
public final class KeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyException(String message) {
        super(message);
    }

    KeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
