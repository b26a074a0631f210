package dev.etlpipeline.observability.report;

import dev.etlpipeline.observability.report.Curve.Point;
import dev.etlpipeline.observability.report.RunFigures.Sample;
import java.util.ArrayList;
import java.util.List;

/** Rows a second over time, from how many there were at each moment. */
final class Throughput {

    /** Chunks come in steps: over less time than this, a curve would show the steps and not the speed. */
    private static final int PARTS = 40;

    private Throughput() {}

    static List<Point> of(List<Sample> samples, long tookMs) {
        List<Point> points = new ArrayList<>();
        double width = Math.max(250, tookMs / (double) PARTS);
        Sample from = null;
        for (Sample sample : samples) {
            if (from == null) {
                from = sample;
            } else if (sample.atMs() - from.atMs() >= width) {
                points.add(speed(from, sample));
                from = sample;
            }
        }
        Sample last = samples.isEmpty() ? null : samples.get(samples.size() - 1);
        if (from != null && last != null && last.atMs() > from.atMs()) {
            points.add(speed(from, last));
        }
        return points;
    }

    private static Point speed(Sample from, Sample to) {
        double seconds = (to.atMs() - from.atMs()) / 1000.0;
        return new Point((from.atMs() + to.atMs()) / 2.0, (to.rows() - from.rows()) / seconds);
    }
}
