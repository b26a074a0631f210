package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment stands, as lines of a terminal: rows over time, moments that count, breakers, retries and queue. Without a
 * curve where no row has come yet.
 */
final class Picture {

    private static final int HEIGHT = 6;
    private static final int SCALE = 10;

    private final Paint paint;
    private final int width;

    Picture(Paint paint, int width) {
        this.paint = paint;
        this.width = width;
    }

    /** A moment on the axis: a sign, and what it stands for. */
    private record Mark(char sign, String words, @Nullable Instant at) {}

    /**
     * Draws it.
     *
     * @param samples in their order, at least one
     */
    List<String> of(List<Entry> entries, List<Sample> samples) {
        Milestones when = Milestones.of(entries);
        List<String> lines = new ArrayList<>();
        if (samples.stream().anyMatch(Picture::hasRows)) {
            Curve curve = Curve.of(Window.sinceFirstRow(samples), width - SCALE - 2);
            lines.addAll(curve(curve, when));
            lines.add(axis(curve, when));
        }
        lines.add(legend(when));
        lines.addAll(state(samples.get(samples.size() - 1)));
        return lines;
    }

    private static boolean hasRows(Sample sample) {
        Long rows = sample.rows();
        return rows != null && rows > 0;
    }

    private List<String> curve(Curve curve, Milestones when) {
        List<String> lines = new ArrayList<>();
        List<String> blocks = curve.lines(HEIGHT);
        for (int i = 0; i < blocks.size(); i++) {
            String scale = i == 0
                    ? String.format(Locale.ROOT, "%,d", curve.top())
                    : i == 1 ? "rows" : i == blocks.size() - 1 ? "0" : "";
            lines.add(
                    String.format(Locale.ROOT, "%" + SCALE + "s\u2502", scale) + coloured(blocks.get(i), curve, when));
        }
        return lines;
    }

    /** As long as the fault is neither felt as over nor outlived, it is in another colour. */
    private String coloured(String line, Curve curve, Milestones when) {
        Instant injected = when.injected();
        if (injected == null) {
            return line;
        }
        Instant recovered = when.recovered() != null ? when.recovered() : when.over();
        int from = curve.column(injected);
        int to = recovered == null ? line.length() : Math.max(from + 1, curve.column(recovered));
        return line.substring(0, from)
                + paint.bad(line.substring(from, Math.min(to, line.length())))
                + paint.good(line.substring(Math.min(to, line.length())));
    }

    private static List<Mark> marks(Milestones when) {
        return List.of(
                new Mark('F', "fault", when.injected()),
                new Mark('D', "felt", when.detected()),
                new Mark('M', "mended", when.over()),
                new Mark('R', "commit", when.recovered()),
                new Mark('E', "end", when.completed()));
    }

    private String axis(Curve curve, Milestones when) {
        char[] line = new char[width - SCALE - 2];
        Arrays.fill(line, '\u2500');
        for (Mark mark : marks(when)) {
            if (mark.at() != null) {
                put(line, curve.column(mark.at()), mark.sign());
            }
        }
        return " ".repeat(SCALE) + "\u2514" + new String(line);
    }

    /** At its place, or at the next one that is free. */
    private static void put(char[] line, int wanted, char sign) {
        for (int place = wanted; place < line.length; place++) {
            if (line[place] == '\u2500') {
                line[place] = sign;
                return;
            }
        }
        for (int place = wanted; place >= 0; place--) {
            if (line[place] == '\u2500') {
                line[place] = sign;
                return;
            }
        }
    }

    private String legend(Milestones when) {
        Instant injected = when.injected();
        if (injected == null) {
            return paint.faint(fitted("nothing is broken yet"));
        }
        String words = marks(when).stream()
                .filter(mark -> mark.at() != null)
                .map(mark -> mark.sign() + " " + mark.words()
                        + (mark.sign() == 'F' ? "" : " +" + Spans.words(Spans.between(injected, mark.at()))))
                .collect(Collectors.joining("  "));
        return "  " + Lines.cut(words, width - 3);
    }

    private List<String> state(Sample now) {
        String figures = Stream.of(Narration.rows(now), now.retries() + " retries", "queue " + now.queue())
                .collect(Collectors.joining("   "));
        String breakers =
                now.breakers().isEmpty() ? "no breaker has moved" : Lines.plain(Narration.breakers(now.breakers()));
        return List.of(
                now.rows() == null ? paint.bad(fitted(figures)) : paint.strong(fitted(figures)),
                now.breakers().isEmpty() ? paint.faint(fitted(breakers)) : paint.warn(fitted("breakers: " + breakers)));
    }

    private String fitted(String text) {
        return " ".repeat(SCALE + 1) + Lines.cut(text, width - SCALE - 2);
    }
}
