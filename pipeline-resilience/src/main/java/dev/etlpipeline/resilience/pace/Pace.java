package dev.etlpipeline.resilience.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How long operations of one target take: a median of the first ones, and of each later handful. Any thread. */
final class Pace {

    /** Enough that one pause of the collector, or one cold start, decides nothing. */
    static final int HANDFUL = 10;

    /** What is less is told by nobody: load and neighbours change as much. */
    static final int FACTOR = 3;

    /** Below this nobody notices the difference. */
    static final Duration LEAST = Duration.ofMillis(50);

    private final List<Duration> handful = new ArrayList<>();
    private Duration first = Duration.ZERO;
    private Duration told = Duration.ZERO;

    /**
     * What a target has come to.
     *
     * @param first at the run's start
     */
    record Slower(Duration first, Duration now) {}

    /** Takes note of an operation; says so where the last handful took {@link #FACTOR} times as long as when that was last said. */
    synchronized Optional<Slower> took(Duration time) {
        handful.add(time);
        if (handful.size() < HANDFUL) {
            return Optional.empty();
        }
        Collections.sort(handful);
        Duration now = handful.get(HANDFUL / 2);
        handful.clear();
        if (told.isZero()) {
            first = now;
            told = now;
            return Optional.empty();
        }
        if (now.compareTo(told.multipliedBy(FACTOR)) < 0 || now.compareTo(LEAST) < 0) {
            return Optional.empty();
        }
        told = now;
        return Optional.of(new Slower(first, now));
    }
}
