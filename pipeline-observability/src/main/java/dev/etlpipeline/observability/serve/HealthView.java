package dev.etlpipeline.observability.serve;

import dev.etlpipeline.observability.health.HealthReport;
import dev.etlpipeline.observability.health.PartHealth;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Health as a table, or the part of it that concerns something. */
final class HealthView {

    private HealthView() {}

    static String of(@Nullable HealthReport report, Predicate<PartHealth> which) {
        if (report == null) {
            return "<p class=\"quiet\">Being looked at ...</p>";
        }
        StringBuilder rows = new StringBuilder();
        report.parts().stream()
                .filter(which)
                .forEach(part -> rows.append("<tr><th scope=\"row\">")
                        .append(Html.text(part.name()))
                        .append("</th><td>")
                        .append(Html.state(part.health().name()))
                        .append("</td><td>")
                        .append(Html.text(part.detail()))
                        .append("</td><td class=\"number\" data-label=\"Took\">")
                        .append(part.took().toMillis())
                        .append(" ms</td><td data-label=\"Since (UTC)\">")
                        .append(since(part))
                        .append("</td></tr>"));
        return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Health by part\"><table><thead><tr><th scope=\"col\">Part</th><th scope=\"col\">State</th>"
                + "<th scope=\"col\">Why</th><th scope=\"col\" class=\"number\">Took</th><th scope=\"col\">Since (UTC)</th></tr>"
                + "</thead><tbody>" + rows + "</tbody></table></div>";
    }

    private static String since(PartHealth part) {
        return Figures.time(com.fasterxml.jackson.databind.node.TextNode.valueOf(
                part.since().toString()));
    }
}
