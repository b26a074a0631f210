package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the things that count happened, null where they did not: the first of its kind since the fault, but the run's last end.
 *
 * @param injected  the fault
 * @param detected  the pipeline felt it
 * @param over      the fault was taken back
 * @param recovered the first commit behind it
 * @param completed the run ended
 */
record Milestones(
        @Nullable Instant injected,
        @Nullable Instant detected,
        @Nullable Instant over,
        @Nullable Instant recovered,
        @Nullable Instant completed) {

    static Milestones of(List<Entry> entries) {
        Instant injected = first(entries, Kind.INJECTED, Instant.MIN);
        Instant since = injected == null ? Instant.MAX : injected;
        return new Milestones(
                injected,
                first(entries, Kind.DETECTED, since),
                first(entries, Kind.ROLLED_BACK, since),
                first(entries, Kind.RECOVERED, since),
                entries.stream()
                        .filter(entry ->
                                entry.kind() == Kind.COMPLETED && !entry.at().isBefore(since))
                        .map(Entry::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static @Nullable Instant first(List<Entry> entries, Kind kind, Instant since) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && !entry.at().isBefore(since))
                .map(Entry::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Nullable
    Duration toDetection() {
        return Spans.between(injected, detected);
    }

    /** How long nothing could be relied on: from the fault to the first commit behind it. */
    @Nullable
    Duration toRecovery() {
        return Spans.between(injected, recovered);
    }

    /** From the fault to the end of the run. */
    @Nullable
    Duration toCompletion() {
        return Spans.between(injected, completed);
    }

    @Nullable
    Duration faultLasted() {
        return Spans.between(injected, over);
    }
}
