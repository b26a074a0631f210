package dev.etlpipeline.resilience.ledger;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets a pipeline's lease beat, as a run that lives does. */
final class Beating implements AutoCloseable {

    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

    Beating(People people) {
        heart.scheduleWithFixedDelay(
                () -> {
                    try {
                        people.execute(
                                "UPDATE etl.run_lease SET beat = beat + 1 WHERE pipeline = '" + people.name() + "'");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                0,
                100,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        heart.shutdown();
    }
}
