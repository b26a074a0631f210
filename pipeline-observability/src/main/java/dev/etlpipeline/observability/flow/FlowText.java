package dev.etlpipeline.observability.flow;

import dev.etlpipeline.observability.report.Wrapped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The drawing for a terminal of 80 columns. */
final class FlowText {

    private static final int WIDTH = 79;
    private static final int MARGIN = 12;

    private final Flow flow;
    private final StringBuilder text = new StringBuilder();

    private FlowText(Flow flow) {
        this.flow = flow;
    }

    static String of(Flow flow) {
        return new FlowText(flow).text();
    }

    private String text() {
        wrapped("", "", flow.title());
        line("");
        wrapped("", "", flow.source());
        for (Stop stop : flow.stops()) {
            line("   v");
            stop(stop);
        }
        line("   v");
        line(flow.target());
        line("");
        line("QUEUE: rows wait there. SLOW: it takes long. LOST: rows do not come through, or");
        line("not whole. Times of a stage are added up over its threads.");
        return text.toString();
    }

    private void stop(Stop stop) {
        String name = padded(stop.stage().name());
        String below = "   |" + " ".repeat(MARGIN - 4);
        String words = Stream.of(stop.took(), String.join(", ", stop.does()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        wrapped(name, below, words);
        marks(below, "", stop.marks());
        for (Side side : flow.sides()) {
            if (side.at() == stop.stage()) {
                String arrow = side.asks() ? "<-> " : "--> ";
                wrapped(below, below, arrow + side.name());
                marks(below, "    ", side.marks());
            }
        }
    }

    private void marks(String below, String indent, List<Mark> marks) {
        for (Mark mark : marks) {
            String kind = String.format(Locale.ROOT, "%-6s", mark.kind());
            wrapped(below + indent, below + indent + "      ", kind + mark.words());
        }
    }

    private static String padded(String name) {
        return name + " ".repeat(MARGIN - name.length());
    }

    private void wrapped(String first, String others, String words) {
        Wrapped.lines(first, others, words, WIDTH).forEach(this::line);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
