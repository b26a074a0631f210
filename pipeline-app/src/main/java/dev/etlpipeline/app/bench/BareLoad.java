package dev.etlpipeline.app.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes finished rows the way somebody would who knows nothing of keys, changes, leases or accounts. */
interface BareLoad {

    /** Writes a page of rows; the caller commits. */
    void write(Connection connection, List<Object[]> rows) throws SQLException;
}
