package dev.etlpipeline.app.workshop;

/** An exercise can not be set up or looked at. The message says what is wrong, where, and what to do. */
public final class WorkshopException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkshopException(String message) {
        super(message);
    }
}
