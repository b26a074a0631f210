package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.control.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock, and waiting that moves it instead of taking time. */
final class ManualTime extends Clock implements Waiting {

    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private Duration passed = Duration.ZERO;
    private Runnable whilePausing = () -> {};

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    void whilePausing(Runnable action) {
        whilePausing = action;
    }

    Duration paused() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
        pass(time);
        whilePausing.run();
    }

    @Override
    public Instant instant() {
        return START.plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
