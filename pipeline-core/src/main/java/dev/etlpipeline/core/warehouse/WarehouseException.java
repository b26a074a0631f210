package dev.etlpipeline.core.warehouse;

/** The warehouse cannot be used as it is. The message says what is wrong, where, and what to do. */
public class WarehouseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WarehouseException(String message) {
        super(message);
    }

    public WarehouseException(String message, Throwable cause) {
        super(message, cause);
    }
}
