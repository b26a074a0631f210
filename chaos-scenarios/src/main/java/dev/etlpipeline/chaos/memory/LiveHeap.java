package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.memory.GcLog.Live;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a process held of its heap while it loaded a file.
 *
 * @param heap    in MB, at most
 * @param samples behind full collections
 */
record LiveHeap(int heap, List<Live> samples) {

    static final double SHARE = 0.70;

    /** What a window of chunks moves up and down by, of the heap; what grows with the file soon grows by more. */
    private static final double NO_SLOPE = 0.10;

    /** Fewer say nothing of a run. */
    private static final int ENOUGH = 6;

    /** So long it takes, of a run, until all is there that stays: classes, pools, buffers. */
    private static final int WARM_UP = 4;

    /** Behind the warm-up. */
    private List<Live> warm() {
        return samples.subList(samples.size() / WARM_UP, samples.size());
    }

    /** At no collection more than the share. */
    Finding withinShare() {
        long most = samples.stream().mapToLong(Live::megabytes).max().orElse(0);
        return Finding.of(
                isEnough() && most <= SHARE * heap,
                "at most " + most + " of " + heap + " MB behind " + samples.size() + " full collections: " + some());
    }

    /** The line through all samples behind the warm-up does not rise. */
    Finding withoutSlope() {
        List<Live> warm = warm();
        double rise = isEnough()
                ? slope(warm)
                        * (warm.get(warm.size() - 1).seconds() - warm.get(0).seconds())
                : 0;
        return Finding.of(
                isEnough() && rise <= NO_SLOPE * heap,
                String.format(
                        Locale.ROOT, "%+.1f MB from the first to the last of %d full collections", rise, warm.size()));
    }

    /** Keeps all of them as evidence. */
    void tell(Journal journal) {
        journal.note(
                Kind.NOTE,
                "what was live behind each of " + samples.size() + " full collections",
                Map.of(
                        "heap_mb", heap,
                        "seconds", samples.stream().map(Live::seconds).toList(),
                        "live_mb", samples.stream().map(Live::megabytes).toList()));
    }

    private boolean isEnough() {
        return warm().size() >= ENOUGH;
    }

    /** By least squares, in MB a second. */
    private static double slope(List<Live> of) {
        double atMean = of.stream().mapToDouble(Live::seconds).average().orElseThrow();
        double liveMean = of.stream().mapToDouble(Live::megabytes).average().orElseThrow();
        double both = of.stream()
                .mapToDouble(live -> (live.seconds() - atMean) * (live.megabytes() - liveMean))
                .sum();
        double square = of.stream()
                .mapToDouble(live -> Math.pow(live.seconds() - atMean, 2))
                .sum();
        return square == 0 ? 0 : both / square;
    }

    private String some() {
        int step = Math.max(1, samples.size() / 10);
        return IntStream.range(0, samples.size())
                .filter(i -> i % step == 0)
                .mapToObj(i -> Long.toString(samples.get(i).megabytes()))
                .collect(Collectors.joining(", "));
    }
}
