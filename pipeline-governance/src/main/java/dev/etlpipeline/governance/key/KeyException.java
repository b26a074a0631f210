package dev.etlpipeline.governance.key;

import org.jspecify.annotations.Nullable;

/** A key that is needed is not there, or cannot be used. The message is for people: what, where, what to do. */
public final class KeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyException(String message) {
        super(message);
    }

    public KeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
