package dev.etlpipeline.resilience.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.LeaseBeat;
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
        LeaseBeat.of(warehouse, pipeline);
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
