package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.experiment.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How fast a file went through. The process's start, and the first chunk on cold code, do not count. */
record Throughput(double bytes, Duration took) {

    private static final double AS_FAST = 0.8;

    static Throughput of(ChildPipeline child, long records, long bytes) {
        List<ChildEvent> commits = child.events(ChildEvent.CHUNK_COMMITTED);
        if (commits.size() < 2) {
            throw new IllegalStateException("there were " + commits.size() + " chunks, which tells no throughput");
        }
        ChildEvent first = commits.get(0);
        ChildEvent last = commits.get(commits.size() - 1);
        double share = (double) (last.number("last") - first.number("last")) / records;
        return new Throughput(share * bytes, Duration.between(first.at(), last.at()));
    }

    private double megabytesPerSecond() {
        return bytes / Pace.MEGABYTE / Math.max(1, took.toMillis()) * 1000;
    }

    /** @param judged where it is not, the figures are only told */
    Finding comparedWith(Throughput other, boolean judged) {
        double ratio = megabytesPerSecond() / other.megabytesPerSecond();
        String evidence = this + "; a file of the heap's size: " + other
                + String.format(Locale.ROOT, "; %.2f times as fast", ratio);
        return judged ? Finding.of(ratio >= AS_FAST, evidence) : Finding.held(evidence + ", which is not judged here");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f MB/s for %.1f s", megabytesPerSecond(), took.toMillis() / 1000.0);
    }
}
