package dev.etlpipeline.chaos.databaseloss;

import dev.etlpipeline.chaos.experiment.DrillContext;
import java.time.Duration;
import java.util.Map;

/**
 * How long things last at a speed.
 *
 * @param rows        in the file, a fiftieth of them in a chunk
 * @param line        by how much answers come later: without that a load would be over before anything can happen to it
 * @param outage      how long the database stays away
 * @param initialWait bound of the first wait before another attempt
 * @param longestWait what that bound grows to
 * @param silence     how long an answer may take before a connection counts as dead
 * @param ttl         of the lease
 */
record Pace(
        int rows,
        Duration line,
        Duration outage,
        Duration initialWait,
        Duration longestWait,
        Duration silence,
        Duration ttl) {

    private static final int CHUNKS = 50;

    /** What a dependency that asks for fewer calls is left alone for, at least. */
    static final Duration THROTTLED = Duration.ofSeconds(1);

    static Pace of(DrillContext context) {
        Pace pace = switch (context.speed()) {
            case TEST -> new Pace(1_000, millis(3), millis(1_500), millis(50), millis(400), millis(1_000), millis(600));
            case DEMO ->
                new Pace(3_000, millis(7), millis(6_000), millis(100), millis(1_000), millis(1_500), millis(2_000));
            case FULL ->
                new Pace(50_000, millis(5), millis(30_000), millis(200), millis(5_000), millis(10_000), millis(10_000));
        };
        return context.warehouse() == null ? pace : pace.onASharedServer();
    }

    /** Which takes its time to answer, and to let somebody in. */
    private Pace onASharedServer() {
        Duration patience = millis(Math.max(5_000, silence.toMillis()));
        Duration away = millis(Math.max(2 * patience.toMillis(), outage.toMillis()));
        return new Pace(
                rows, millis(15), away, initialWait, longestWait, patience, millis(Math.max(3_000, ttl.toMillis())));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    Map<String, String> settings() {
        return Map.of(
                "warehouse.leak-detection",
                        silence.multipliedBy(3).plusSeconds(5).toString(),
                "load.chunk-rows", Integer.toString(rows / CHUNKS),
                "lease.ttl", ttl.toString(),
                "warehouse.socket-timeout", silence.toString(),
                "warehouse.connection-timeout", silence.toString(),
                "warehouse.validation-timeout", "PT0.5S",
                "resilience.retry.load.initial-wait", initialWait.toString(),
                "resilience.retry.load.max-wait", longestWait.toString(),
                "resilience.retry.throttled-wait", THROTTLED.toString());
    }

    /** What the wait after an attempt is random below, if the bound doubles each time. */
    Duration bound(long attempt) {
        double millis = initialWait.toMillis() * Math.pow(2, attempt - 1.0);
        return millis >= longestWait.toMillis() ? longestWait : Duration.ofMillis((long) millis);
    }

    /** For how long a run waits that has to give up. */
    Duration budget() {
        return outage.dividedBy(2);
    }

    /** Within this after the database's return the first chunk has to be committed. */
    Duration recovery() {
        return longestWait.plusSeconds(5);
    }
}
