package dev.etlpipeline.core.warehouse;

import java.sql.SQLException;

/** A refusal for data that took the whole transaction with it: nothing more can be written in it. */
public final class DoomedTransactionException extends SQLException {

    private static final long serialVersionUID = 1L;

    /** @param refusal what the database said */
    public DoomedTransactionException(SQLException refusal) {
        super(
                "the transaction ended with " + SqlErrors.describe(refusal),
                refusal.getSQLState(),
                refusal.getErrorCode(),
                refusal);
    }
}
