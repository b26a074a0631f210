package dev.etlpipeline.resilience.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets a pipeline's lease beat, as a run that lives does. */
final class Beating implements AutoCloseable {

    private final String pipeline;
    private final Warehouse warehouse;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

    /** Beats once before it returns: an embedded database is open then, and stays so until this is closed. */
    Beating(People people) {
        this.pipeline = people.name();
        this.warehouse = people.open();
        beat();
        heart.scheduleWithFixedDelay(this::beat, 100, 100, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try (Connection connection = warehouse.dataSource().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE etl.run_lease SET beat = beat + 1 WHERE pipeline = ?")) {
            statement.setString(1, pipeline);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        heart.shutdown();
        try {
            assertThat(heart.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        warehouse.close();
    }
}
