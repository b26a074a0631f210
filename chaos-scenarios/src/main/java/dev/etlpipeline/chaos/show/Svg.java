package dev.etlpipeline.chaos.show;

import java.util.Locale;

/** Shapes of an inline SVG; how they look says the page. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }

    void text(String anchor, double x, double y, String words) {
        add("<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", anchor, x, y, Html.escaped(words));
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", style, x1, y1, x2, y2);
    }

    /** At least wide enough to be seen. */
    void rectangle(String style, double x, double y, double width, double height) {
        add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
                style, x, y, Math.max(1.5, width), height);
    }

    /** Nothing for an empty line. */
    void path(String style, String line) {
        if (!line.isEmpty()) {
            add("<path class=\"%s\" d=\"%s\"/>%n", style, line);
        }
    }

    /** M for the first point, L for the next. */
    static void point(StringBuilder line, boolean isFirst, double x, double y) {
        line.append(String.format(Locale.ROOT, "%s%.1f %.1f", isFirst ? "M" : "L", x, y));
    }

    String text() {
        return out.toString().replace("\r\n", "\n");
    }
}
