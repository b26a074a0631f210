package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.core.control.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the late loads of one pipeline. */
final class LateLoads {

    private LateLoads() {}

    /**
     * The first load cannot be late: nobody knows since when it was awaited.
     *
     * @param runs    of one pipeline, the first first
     * @param outages of the same
     */
    static List<LateLoad> in(List<RunRecord> runs, List<Outage> outages, Duration freshWithin, Instant now) {
        List<Instant> loads = runs.stream()
                .filter(Outages::hasLoaded)
                .map(Outages::end)
                .sorted()
                .toList();
        List<LateLoad> late = new ArrayList<>();
        for (int i = 0; i < loads.size(); i++) {
            boolean last = i == loads.size() - 1;
            Instant due = loads.get(i).plus(freshWithin);
            Instant came = last ? now : loads.get(i + 1);
            if (came.isAfter(due)) {
                Failure why = why(outages, loads.get(i), came);
                late.add(new LateLoad(runs.get(0).pipeline(), why, due, came, !last));
            }
        }
        return late;
    }

    private static Failure why(List<Outage> outages, Instant loaded, Instant came) {
        return outages.stream()
                .filter(outage -> !outage.failure().isDegradation()
                        && outage.began().isBefore(came)
                        && outage.until().isAfter(loaded))
                .map(Outage::failure)
                .findFirst()
                .orElse(Failure.NOT_STARTED);
    }
}
