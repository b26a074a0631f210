package dev.etlpipeline.observability.report;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Percentiles over several timers. Of a single one they are its own; of several, such as those of good and of failed
 * calls, they are read from the buckets that all have, and between two bounds taken as evenly spread.
 */
final class Percentiles {

    private final List<Timer> timers;

    Percentiles(List<Timer> timers) {
        this.timers = timers;
    }

    /** In milliseconds, 0 where there is none. */
    double at(double share) {
        return timers.size() == 1 ? own(timers.get(0).takeSnapshot(), share) : merged(share);
    }

    private static double own(HistogramSnapshot snapshot, double share) {
        for (ValueAtPercentile value : snapshot.percentileValues()) {
            if (value.percentile() == share) {
                return Math.min(value.value(TimeUnit.MILLISECONDS), snapshot.max(TimeUnit.MILLISECONDS)); // an estimate
            }
        }
        return 0;
    }

    private double merged(double share) {
        TreeMap<Double, Double> upTo = new TreeMap<>();
        double all = 0;
        double greatest = 0;
        for (Timer timer : timers) {
            HistogramSnapshot snapshot = timer.takeSnapshot();
            all += snapshot.count();
            greatest = Math.max(greatest, snapshot.max(TimeUnit.MILLISECONDS));
            for (CountAtBucket bucket : snapshot.histogramCounts()) {
                upTo.merge(bucket.bucket(TimeUnit.MILLISECONDS), bucket.count(), Double::sum);
            }
        }
        double wanted = all * share;
        double bound = 0;
        double before = 0;
        for (var bucket : upTo.entrySet()) {
            if (bucket.getValue() >= wanted) {
                double within = bucket.getValue() - before;
                double part = within == 0 ? 1 : (wanted - before) / within;
                return Math.min(greatest, bound + (bucket.getKey() - bound) * part);
            }
            bound = bucket.getKey();
            before = bucket.getValue();
        }
        return greatest;
    }
}
