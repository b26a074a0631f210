package dev.etlpipeline.observability.report;

import java.util.List;
import java.util.Locale;

/** A filled line over the time of a run. Shapes stretch with the page, so words stand beside them and not in them. */
final class Curve {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 120;

    private Curve() {}

    /** @param atMs since the run's begin */
    record Point(double atMs, double value) {}

    /**
     * @param about what is shown, for those who see no picture
     * @param top   what the upper edge is, in words
     * @param most  the value at the upper edge
     */
    static String html(String about, List<Point> points, double untilMs, double most, String top, String until) {
        if (points.size() < 2 || untilMs <= 0 || most <= 0) {
            return "<p class=\"faint\">The run was too short to draw this.</p>";
        }
        StringBuilder line = new StringBuilder();
        for (Point point : points) {
            line.append(line.length() == 0 ? "M" : " L")
                    .append(at(WIDTH * point.atMs() / untilMs))
                    .append(' ')
                    .append(at(HEIGHT - HEIGHT * Math.min(1, point.value() / most)));
        }
        String first = at(WIDTH * points.get(0).atMs() / untilMs);
        String last = at(WIDTH * points.get(points.size() - 1).atMs() / untilMs);
        return "<figure><div class=\"faint\">" + Html.escaped(top) + "</div>"
                + "<svg class=\"curve\" role=\"img\" aria-label=\"" + Html.escaped(about) + "\" viewBox=\"0 0 "
                + at(WIDTH) + " " + at(HEIGHT) + "\" preserveAspectRatio=\"none\">"
                + "<path class=\"area\" d=\"" + line + " L" + last + " " + at(HEIGHT) + " L" + first + " " + at(HEIGHT)
                + " Z\"/><path class=\"line\" d=\"" + line + "\"/></svg>"
                + "<div class=\"axis faint\"><span>0 s</span><span>" + Html.escaped(until) + "</span></div></figure>";
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
