package dev.etlpipeline.resilience.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long operations of one target take: the median of each handful, against that of the fastest one so far. The first are
 * no measure: a cold start, or a machine that is busy just then, makes them slow. Any thread.
 */
final class Pace {

    /** Enough that one pause of the collector, or one cold start, decides nothing. */
    static final int HANDFUL = 10;

    /** What is less is told by nobody: load and neighbours change as much. */
    static final int FACTOR = 3;

    /** Below this nobody notices the difference. */
    static final Duration LEAST = Duration.ofMillis(50);

    private final List<Duration> handful = new ArrayList<>();
    private @Nullable Duration best;
    private Duration told = Duration.ZERO;

    /**
     * What a target has come to.
     *
     * @param best when it was fastest in this run
     */
    record Slower(Duration best, Duration now) {}

    /**
     * Takes note of an operation; says so where the last handful took {@link #FACTOR} times as long as the fastest, or as when
     * that was last said.
     */
    synchronized Optional<Slower> took(Duration time) {
        handful.add(time);
        if (handful.size() < HANDFUL) {
            return Optional.empty();
        }
        Collections.sort(handful);
        Duration now = handful.get(HANDFUL / 2);
        handful.clear();
        Duration before = best;
        if (before == null || now.compareTo(before) < 0) {
            best = now;
            return Optional.empty();
        }
        Duration measure = told.compareTo(before) > 0 ? told : before;
        if (now.compareTo(measure.multipliedBy(FACTOR)) < 0 || now.compareTo(LEAST) < 0) {
            return Optional.empty();
        }
        told = now;
        return Optional.of(new Slower(before, now));
    }
}
