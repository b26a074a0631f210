package dev.etlpipeline.observability.metric;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunResult;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The metrics of each run as a JSON file: at its end and, where settings say so, again and again until then. */
final class MetricsFile implements RunEnd {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Duration every;
    private final Quietly quietly = new Quietly("Writing the file of metrics");
    private @Nullable ScheduledExecutorService timer;

    /** @param every zero for only at the end */
    MetricsFile(Path folder, Duration every) {
        this.folder = folder;
        this.every = every;
    }

    @Override
    public synchronized void begun(RunContext run, String operation, MeterRegistry own) {
        if (every.isZero()) {
            return;
        }
        ScheduledExecutorService writing = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "metrics-file");
            thread.setDaemon(true);
            return thread;
        });
        writing.scheduleAtFixedRate(
                () -> quietly.run(() -> write(run, "RUNNING", own)),
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
        timer = writing;
    }

    @Override
    public void ended(RunContext run, RunResult result, MeterRegistry own) {
        stop();
        write(run, result.state().name(), own);
    }

    private synchronized void stop() {
        ScheduledExecutorService writing = timer;
        timer = null;
        if (writing != null) {
            writing.shutdown();
            try {
                writing.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The file is put in place as a whole, so that nobody reads half of one. */
    private void write(RunContext run, String state, MeterRegistry own) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(run.runId() + ".metrics.json");
            Path fresh = folder.resolve(run.runId() + ".metrics.json.new");
            Files.writeString(fresh, json(run, state, own).toPrettyString() + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode json(RunContext run, String state, MeterRegistry own) {
        Clock clock = run.clock();
        ObjectNode file = JSON.createObjectNode();
        file.put("run", run.runId().value());
        file.put("attempt", run.attempt());
        file.put("pipeline", run.pipeline());
        file.put("state", state);
        file.put("at", clock.instant().toString());
        var metrics = file.putArray("metrics");
        own.getMeters().stream()
                .sorted(Comparator.comparing((Meter meter) -> meter.getId().getName())
                        .thenComparing(meter -> meter.getId().getTags().toString()))
                .forEach(meter -> metrics.add(json(meter)));
        return file;
    }

    private static ObjectNode json(Meter meter) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        one.put("name", meter.getId().getName());
        ObjectNode tags = one.putObject("tags");
        for (Tag tag : meter.getId().getTags()) {
            tags.put(tag.getKey(), tag.getValue());
        }
        if (meter.getId().getBaseUnit() != null) {
            one.put("unit", meter.getId().getBaseUnit());
        }
        meter.measure()
                .forEach(measured ->
                        one.put(measured.getStatistic().name().toLowerCase(Locale.ROOT), measured.getValue()));
        return one;
    }
}
