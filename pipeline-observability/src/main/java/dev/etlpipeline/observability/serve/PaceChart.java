package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows per second over time, as a drawing within the page. */
final class PaceChart {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 120;
    private static final int SECOND = 1000;

    private PaceChart() {}

    /** Empty where there are too few samples for a line. */
    static String of(JsonNode run) {
        List<long[]> rates = rates(run.path("pace"));
        if (rates.size() < 2) {
            return "<p class=\"quiet\">Too short for a drawing of its pace.</p>";
        }
        long most = Math.max(1, rates.stream().mapToLong(rate -> rate[1]).max().orElse(1));
        long end = Math.max(1, rates.get(rates.size() - 1)[0]);
        StringBuilder points = new StringBuilder();
        for (long[] rate : rates) {
            points.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    (double) rate[0] * WIDTH / end,
                    HEIGHT - (double) rate[1] * (HEIGHT - 10) / most));
        }
        String words = "Rows per second over " + Figures.count(end / SECOND) + " s, at most " + Figures.count(most);
        return "<svg role=\"img\" aria-label=\"" + words + "\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=\"none\"><line x1=\"0\" y1=\"" + HEIGHT + "\" x2=\"" + WIDTH + "\" y2=\""
                + HEIGHT
                + "\"/><polyline points=\"" + points.toString().strip() + "\"/></svg><p class=\"quiet\">" + words
                + "</p>";
    }

    /** Pairs of time in ms and rows per second since the sample before. */
    private static List<long[]> rates(JsonNode pace) {
        List<long[]> rates = new ArrayList<>();
        for (int i = 1; i < pace.size(); i++) {
            long from = pace.get(i - 1).path(0).asLong();
            long to = pace.get(i).path(0).asLong();
            long rows = pace.get(i).path(1).asLong() - pace.get(i - 1).path(1).asLong();
            if (to > from) {
                rates.add(new long[] {to, rows * SECOND / (to - from)});
            }
        }
        return rates;
    }
}
