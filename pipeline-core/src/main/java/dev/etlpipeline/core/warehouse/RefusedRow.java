package dev.etlpipeline.core.warehouse;

import java.sql.SQLException;

/**
 * A row that the database does not take for its data.
 *
 * @param place   in the list of rows that were to be written
 * @param refusal the database's own words, which may quote the row
 */
public record RefusedRow(int place, SQLException refusal) {

    /** Without the words. */
    @Override
    public String toString() {
        return "RefusedRow[" + place + ", " + SqlErrors.describe(refusal) + "]";
    }
}
