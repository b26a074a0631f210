package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what was counted with what is tolerated, record by record, so that the size of chunks makes no difference. */
final class Judge {

    private final Limits limits;
    private final Extent extent;

    Judge(Limits limits, Extent extent) {
        this.limits = limits;
        this.extent = extent;
    }

    Limits limits() {
        return limits;
    }

    /**
     * Adds a chunk's rejects.
     *
     * @return the bounds crossed at the first record that crosses any; empty where none was
     */
    List<Crossing> add(Tally tally, Chunk chunk) {
        List<Crossing> found = new ArrayList<>();
        Reject latest = null;
        for (Reject reject : chunk.rejects()) {
            tally.add(reject);
            latest = reject;
            if (found.isEmpty()) {
                double most = extent.mostRecords(reject.origin());
                find(tally, reject.origin().record(), most, false, found);
            }
        }
        if (found.isEmpty() && chunk.last()) {
            long read = chunk.after().record();
            find(tally, latest == null ? read : latest.origin().record(), (double) read, true, found);
        }
        return found;
    }

    private void find(Tally tally, long record, double records, boolean whole, List<Crossing> found) {
        Place place = new Place(record, records, whole);
        addIfCrossed(limits.all(), tally.bad(), place, found);
        for (Map.Entry<String, Bound> rule : limits.rules().entrySet()) {
            addIfCrossed(rule.getValue(), tally.underRule(rule.getKey()), place, found);
        }
        for (Map.Entry<String, Bound> column : limits.columns().entrySet()) {
            addIfCrossed(column.getValue(), tally.inColumn(column.getKey()), place, found);
        }
    }

    private void addIfCrossed(Bound bound, long bad, Place place, List<Crossing> found) {
        Crossing crossing = crossing(bound, bad, place);
        if (crossing != null) {
            found.add(crossing);
        }
    }

    private @Nullable Crossing crossing(Bound bound, long bad, Place place) {
        if (bound.crossedByCount(bad)) {
            return new Crossing(bound, bound.countSetting(), bad, place.of(), place.record());
        }
        long sample = place.of();
        if (sample >= limits.minSample() && bound.crossedByShare(bad, place.records())) {
            return new Crossing(bound, bound.shareSetting(), bad, place.of(), place.record());
        }
        return null;
    }

    /**
     * Where it is judged.
     *
     * @param records of the file, at most
     * @param whole   whether the file's end was seen
     */
    private record Place(long record, double records, boolean whole) {

        /** Records that were read. */
        long of() {
            return whole ? (long) records : record;
        }
    }
}
