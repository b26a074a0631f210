package dev.etlpipeline.testkit;

import dev.etlpipeline.core.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What a run that lives does to its lease, whoever holds it. */
public final class LeaseBeat {

    private LeaseBeat() {}

    /**
     * Once.
     *
     * @throws IllegalStateException where the database refuses
     */
    public static void of(Warehouse warehouse, String pipeline) {
        try (Connection connection = warehouse.dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE etl.run_lease SET beat = beat + 1 WHERE pipeline = ?")) {
            statement.setString(1, pipeline);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
