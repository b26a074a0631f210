package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows over time as columns of block characters. A column in which the database did not answer is hatched. */
final class Curve {

    private static final String BLOCKS = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final char HATCH = '\u2591';

    private final Instant from;
    private final Duration span;
    private final long[] rows;
    private final boolean[] away;
    private final boolean[] looked;

    private Curve(Instant from, Duration span, int columns) {
        this.from = from;
        this.span = span;
        this.rows = new long[columns];
        this.away = new boolean[columns];
        this.looked = new boolean[columns];
    }

    /**
     * Spread over the columns from first to last sample.
     *
     * @param samples in the order of their times, at least one
     */
    static Curve of(List<Sample> samples, int columns) {
        Instant from = samples.get(0).at();
        Duration span = Duration.between(from, samples.get(samples.size() - 1).at());
        Curve curve =
                new Curve(from, span.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : span, columns);
        Arrays.fill(curve.rows, -1);
        samples.forEach(curve::take);
        curve.fillGaps(curve.column(samples.get(samples.size() - 1).at()));
        return curve;
    }

    private void take(Sample sample) {
        Long seen = sample.rows();
        int column = column(sample.at());
        looked[column] = true;
        away[column] = seen == null;
        if (seen != null) {
            rows[column] = seen;
        }
    }

    /** What no sample fell into is as before. */
    private void fillGaps(int last) {
        for (int i = 0; i <= last; i++) {
            if (!looked[i] && i > 0) {
                away[i] = away[i - 1];
            }
            if (rows[i] < 0) {
                rows[i] = i == 0 ? 0 : rows[i - 1];
            }
        }
    }

    /** Where a moment lies; moments outside lie at the edge. */
    int column(Instant moment) {
        double share = (double) Duration.between(from, moment).toMillis() / span.toMillis();
        return (int) Math.max(0, Math.min(rows.length - 1, Math.round(share * (rows.length - 1))));
    }

    Duration span() {
        return span;
    }

    /** The most rows of any column, at least one. */
    long top() {
        return Math.max(1, Arrays.stream(rows).max().orElse(1));
    }

    /** So many lines, the highest first. */
    List<String> lines(int height) {
        List<String> lines = new ArrayList<>();
        for (int line = height - 1; line >= 0; line--) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < rows.length; column++) {
                text.append(block(column, line, height));
            }
            lines.add(text.toString());
        }
        return lines;
    }

    private char block(int column, int line, int height) {
        if (rows[column] < 0) {
            return ' ';
        }
        long eighths = Math.round(8.0 * height * rows[column] / top());
        int here = (int) Math.max(0, Math.min(8, eighths - 8L * line));
        return away[column] && (here > 0 || line == 0) ? HATCH : BLOCKS.charAt(here);
    }
}
