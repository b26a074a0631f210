package dev.etlpipeline.observability.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lying bars with their words before and their figures behind them; they share one scale. */
public final class Bars {

    private final String about;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String name, double value, String figure) {}

    /** @param about what is shown, for those who see no picture */
    public Bars(String about) {
        this.about = about;
    }

    public Bars add(String name, double value, String figure) {
        bars.add(new Bar(name, value, figure));
        return this;
    }

    public String html() {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        StringBuilder text =
                new StringBuilder("<table class=\"bars\" aria-label=\"" + Html.escaped(about) + "\"><tbody>\n");
        for (Bar bar : bars) {
            double width = most == 0 ? 0 : 100 * bar.value() / most;
            text.append("<tr><th scope=\"row\">")
                    .append(Html.escaped(bar.name()))
                    .append("</th><td class=\"bar\"><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\""
                            + " aria-hidden=\"true\"><rect width=\"")
                    .append(String.format(Locale.ROOT, "%.1f", Math.max(width, bar.value() > 0 ? 0.5 : 0)))
                    .append("\" height=\"10\"/></svg></td><td>")
                    .append(Html.escaped(bar.figure()))
                    .append("</td></tr>\n");
        }
        return text.append("</tbody></table>").toString();
    }
}
