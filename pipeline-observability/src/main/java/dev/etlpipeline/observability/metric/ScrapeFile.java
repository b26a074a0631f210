package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This process' metrics for whoever is scraped: while something runs they are written again and again on a thread of its own, and
 * once more at its end, then without what is only true of a process that lives.
 */
final class ScrapeFile implements RunEnd {

    private final ScrapeFolder folder;
    private final Duration every;
    private final int keep;
    private final Supplier<String> scrape;
    private final String name = UUID.randomUUID().toString();
    private final Quietly quietly = new Quietly("Leaving metrics for /metrics");
    private @Nullable ScheduledExecutorService timer;
    private int running;

    /**
     * @param keep files in the folder, at most, not counting those of other processes that live
     * @param scrape all that this process has
     */
    ScrapeFile(ScrapeFolder folder, Duration every, int keep, Supplier<String> scrape) {
        this.folder = folder;
        this.every = every;
        this.keep = keep;
        this.scrape = scrape;
    }

    @Override
    public synchronized void begun(RunContext run, String operation, MeterRegistry own) {
        running++;
        if (timer != null) {
            return;
        }
        ScheduledExecutorService writing = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "metrics-scrape");
            thread.setDaemon(true);
            return thread;
        });
        long millis = every.toMillis();
        writing.scheduleWithFixedDelay(
                () -> quietly.run(() -> write(scrape.get())), millis, millis, TimeUnit.MILLISECONDS);
        timer = writing;
    }

    @Override
    public synchronized void ended(RunContext run, RunResult result, MeterRegistry own) {
        running--;
        ScheduledExecutorService writing = timer;
        if (running > 0 || writing == null) {
            return;
        }
        timer = null;
        stop(writing);
        Exposition last = new Exposition();
        last.add(scrape.get(), false);
        write(last.text());
        try {
            folder.keep(keep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For milliseconds: what is under way would put itself over what comes now. */
    private static void stop(ScheduledExecutorService writing) {
        writing.shutdown();
        try {
            writing.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(String text) {
        try {
            folder.write(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
