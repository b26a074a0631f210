package dev.etlpipeline.core.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Stands where a warehouse is not opened; whoever asks it all the same is told so. Never closed, as it holds nothing. */
final class NoWarehouse extends HikariDataSource {

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("the warehouse is not opened for this");
    }
}
