package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.core.control.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the runs of the past tell.
 *
 * @param from    start of the first run, or {@code now} where there is none
 * @param runs    attempts that ended
 * @param well    those that loaded all rows
 * @param outages in the order in which they began
 * @param late    loads that came later than agreed, in the order in which they were due
 */
record History(Instant from, Instant now, int runs, int well, List<Outage> outages, List<LateLoad> late) {

    private static final Duration YEAR = Duration.ofDays(365);

    /**
     * @param records     of any pipelines, in any order
     * @param freshWithin the agreed time from the end of a load to the end of the next
     */
    static History of(List<RunRecord> records, Duration freshWithin, Instant now) {
        List<RunRecord> sorted = records.stream()
                .filter(run -> !run.started().isAfter(now))
                .sorted(Comparator.comparingLong(RunRecord::number))
                .toList();
        Map<String, List<RunRecord>> byPipeline =
                sorted.stream().collect(Collectors.groupingBy(RunRecord::pipeline, TreeMap::new, Collectors.toList()));
        List<Outage> outages = new ArrayList<>();
        List<LateLoad> late = new ArrayList<>();
        byPipeline.values().forEach(runs -> {
            List<Outage> ofPipeline = Outages.in(runs, now);
            outages.addAll(ofPipeline);
            late.addAll(LateLoads.in(runs, ofPipeline, freshWithin, now));
        });
        outages.sort(Comparator.comparing(Outage::began));
        late.sort(Comparator.comparing(LateLoad::due));
        return new History(
                sorted.stream()
                        .map(RunRecord::started)
                        .min(Comparator.naturalOrder())
                        .orElse(now),
                now,
                (int) sorted.stream().filter(Outages::hasEnded).count(),
                (int) sorted.stream().filter(Outages::hasLoaded).count(),
                List.copyOf(outages),
                List.copyOf(late));
    }

    Duration observed() {
        return Duration.between(from, now);
    }

    double years() {
        return (double) observed().toMillis() / YEAR.toMillis();
    }

    /** How often it happened; a late load that nothing else explains is one too. */
    int count(Failure failure) {
        return failure == Failure.NOT_STARTED
                ? (int) late.stream().filter(load -> load.failure() == failure).count()
                : (int) outages.stream()
                        .filter(outage -> outage.failure() == failure)
                        .count();
    }

    /** How long each lasted, the shortest first. */
    List<Duration> lasted(Failure failure) {
        return failure == Failure.NOT_STARTED
                ? late.stream()
                        .filter(load -> load.failure() == failure)
                        .map(LateLoad::late)
                        .sorted()
                        .toList()
                : outages.stream()
                        .filter(outage -> outage.failure() == failure)
                        .map(Outage::lasted)
                        .sorted()
                        .toList();
    }
}
