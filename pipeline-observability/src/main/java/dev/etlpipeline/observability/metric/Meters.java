package dev.etlpipeline.observability.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Writes to registries by {@link Metric}s, whose tags have to be given in their order. Thread-safe. */
final class Meters {

    /** Of times: those that OpenTelemetry advises for HTTP, and longer ones for chunks and runs. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(75),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofMillis(750),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofMillis(7500),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60)
    };

    private final List<Kept> registries = new CopyOnWriteArrayList<>();
    private final List<Consumer<MeterRegistry>> gauges = new ArrayList<>();

    /** A registry with the meters that are at hand: to find one by its builder takes as long as a quick statement. */
    private record Kept(MeterRegistry registry, Map<Key, Timer> timers, Map<Key, Counter> counters) {

        Kept(MeterRegistry registry) {
            this(registry, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private record Key(Metric metric, List<String> values) {}

    /** A composite registry would do, but warns of each one that comes later, as those of runs do. */
    Meters(List<MeterRegistry> registries) {
        registries.forEach(registry -> this.registries.add(new Kept(registry)));
    }

    /** Gets all gauges there are, and what is recorded from now on. */
    synchronized void add(MeterRegistry registry) {
        registries.add(new Kept(registry));
        gauges.forEach(gauge -> gauge.accept(registry));
    }

    void remove(MeterRegistry registry) {
        registries.removeIf(kept -> kept.registry().equals(registry));
    }

    void time(Metric metric, Duration took, String... values) {
        Key key = new Key(metric, List.of(values));
        for (Kept kept : registries) {
            kept.timers()
                    .computeIfAbsent(key, one -> timer(kept.registry(), metric, values))
                    .record(took);
        }
    }

    private static Timer timer(MeterRegistry registry, Metric metric, String... values) {
        return Timer.builder(metric.metricName())
                .description(metric.meaning())
                .tags(tags(metric, values))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    void count(Metric metric, long amount, String... values) {
        add(metric, (double) amount, values);
    }

    /** As {@link #count}, of what comes in fractions. */
    void add(Metric metric, double amount, String... values) {
        Key key = new Key(metric, List.of(values));
        for (Kept kept : registries) {
            kept.counters()
                    .computeIfAbsent(key, one -> counter(kept.registry(), metric, values))
                    .increment(amount);
        }
    }

    private static Counter counter(MeterRegistry registry, Metric metric, String... values) {
        return Counter.builder(metric.metricName())
                .description(metric.meaning())
                .baseUnit(metric.unit().orElse(null))
                .tags(tags(metric, values))
                .register(registry);
    }

    /** @param state held weakly: whoever registers it keeps it */
    synchronized <T> void gauge(Metric metric, T state, ToDoubleFunction<T> value, String... values) {
        Consumer<MeterRegistry> gauge = registry -> gauge(registry, metric, state, value, values);
        gauges.add(gauge);
        registries.forEach(kept -> gauge.accept(kept.registry()));
    }

    static <T> void gauge(MeterRegistry registry, Metric metric, T state, ToDoubleFunction<T> value, String... values) {
        Gauge.builder(metric.metricName(), state, value)
                .description(metric.meaning())
                .baseUnit(metric.unit().orElse(null))
                .tags(tags(metric, values))
                .register(registry);
    }

    static Tags tags(Metric metric, String... values) {
        if (values.length != metric.tags().size()) {
            throw new IllegalArgumentException(metric + " has the tags " + metric.tags());
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.tags().get(i), values[i]));
        }
        return Tags.of(tags);
    }
}
