package dev.etlpipeline.core.warehouse;

/** The embedded warehouse's file is open in another process. */
public final class WarehouseInUseException extends WarehouseException {

    private static final long serialVersionUID = 1L;

    public WarehouseInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
