package dev.etlpipeline.chaos.experiment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was done and seen in an experiment, with times. Any thread. */
public final class Journal {

    private final Clock clock;
    private final DrillWatcher watcher;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    /** What kind of thing happened. */
    public enum Kind {
        /** Where the experiment stands: steady state, set-up. */
        STEP,
        /** The fault. */
        INJECTED,
        /** The pipeline felt it for the first time. */
        DETECTED,
        /** The fault was taken back. */
        ROLLED_BACK,
        /** The first commit behind it. */
        RECOVERED,
        /** The run came to its end. */
        COMPLETED,
        /** Something that a module told: a retry, a breaker's state. */
        SIGNAL,
        NOTE
    }

    /** @param facts names and figures, never a row's values */
    public record Entry(Instant at, Kind kind, String text, Map<String, Object> facts) {

        public Entry {
            facts = new LinkedHashMap<>(facts);
        }
    }

    /**
     * How things stood at a moment.
     *
     * @param rows     committed in the target, as the database says; null where it or the table is away
     * @param promised rows that the checkpoint holds to be committed, null where there is none
     * @param breakers states of circuit breakers by target
     * @param retries  so far
     * @param queue    chunks that were read and are not committed
     */
    public record Sample(
            Instant at,
            @Nullable Long rows,
            @Nullable Long promised,
            Map<String, String> breakers,
            long retries,
            long queue) {}

    /** @param sql how it was got: SQL, or words */
    public record Figure(String name, String sql, Object value) {}

    Journal(Clock clock, DrillWatcher watcher) {
        this.clock = clock;
        this.watcher = watcher;
    }

    /** One that nobody watches. */
    public static Journal unwatched(Clock clock) {
        return new Journal(clock, new DrillWatcher() {});
    }

    public void note(Kind kind, String text) {
        note(kind, text, Map.of());
    }

    public void note(Kind kind, String text, Map<String, Object> facts) {
        note(clock.instant(), kind, text, facts);
    }

    /** @param at where it happened in another process and is only told now */
    public void note(Instant at, Kind kind, String text, Map<String, Object> facts) {
        Entry entry = new Entry(at, kind, text, facts);
        synchronized (this) {
            entries.add(entry);
        }
        watcher.noted(entry);
    }

    /** Notes it unless something of that kind was noted since the last fault. */
    public void noteFirst(Instant at, Kind kind, String text, Map<String, Object> facts) {
        synchronized (this) {
            for (int i = entries.size() - 1; i >= 0 && entries.get(i).kind() != Kind.INJECTED; i--) {
                if (entries.get(i).kind() == kind) {
                    return;
                }
            }
        }
        note(at, kind, text, facts);
    }

    public void sample(Sample sample) {
        synchronized (this) {
            samples.add(sample);
        }
        watcher.sampled(sample);
    }

    /** Keeps a figure for {@code reconciliation.json}. */
    public synchronized void figure(String name, String sql, Object value) {
        figures.add(new Figure(name, sql, value));
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    public synchronized List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** When something of that kind happened last, null where it did not. */
    public synchronized @Nullable Instant last(Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::at)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    public Instant now() {
        return clock.instant();
    }
}
