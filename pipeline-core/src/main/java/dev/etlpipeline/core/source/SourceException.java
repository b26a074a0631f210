package dev.etlpipeline.core.source;

/** The file as a whole cannot be used. The message says what is wrong, where, and what to do; it holds no values. */
public class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
