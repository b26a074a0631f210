package dev.etlpipeline.app.backlog;

/** The backlog, or what it is held against, can not be read. The message says what is wrong, where, and what to do. */
public final class BacklogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BacklogException(String message) {
        super(message);
    }
}
