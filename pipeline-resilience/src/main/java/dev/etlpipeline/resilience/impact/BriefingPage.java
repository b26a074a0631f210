package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.resilience.impact.Risk.Harm;
import dev.etlpipeline.resilience.impact.Risk.Likelihood;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The briefing as one HTML page that needs nothing else: no network and no script. */
final class BriefingPage {

    private static final int MOST_OUTAGES = 50;

    private final Assessment assessment;
    private final ImpactSettings settings;
    private final Prices prices;

    private BriefingPage(Assessment assessment, ImpactSettings settings) {
        this.assessment = assessment;
        this.settings = settings;
        this.prices = assessment.prices();
    }

    static String of(Assessment assessment, ImpactSettings settings) {
        return new BriefingPage(assessment, settings).text();
    }

    private String text() {
        String page = template();
        for (Map.Entry<String, String> part : parts().entrySet()) {
            page = page.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return page;
    }

    private Map<String, String> parts() {
        return Map.ofEntries(
                Map.entry("made", Words.at(assessment.history().now())),
                Map.entry("currency", escaped(prices.currency())),
                Map.entry("hour", Words.money(prices.perHour())),
                Map.entry("history", history()),
                Map.entry("outages", outages()),
                Map.entry("harms", harms()),
                Map.entry("matrix", matrix()),
                Map.entry("assumed", escaped(HistoryWords.assumed(assessment))),
                Map.entry("consequences", consequences()),
                Map.entry("scenarios", scenarios()),
                Map.entry("measures", measures()),
                Map.entry("year", Words.money(assessment.costPerYear())),
                Map.entry("remaining", Words.money(assessment.remainingPerYear())),
                Map.entry("remainders", remainders()));
    }

    private static String template() {
        try (InputStream resource = BriefingPage.class.getResourceAsStream("briefing.html")) {
            if (resource == null) {
                throw new IllegalStateException("briefing.html is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String history() {
        return HistoryWords.of(assessment, settings).stream()
                .map(sentence -> "<p>" + escaped(sentence) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private String outages() {
        List<Outage> costliest =
                assessment.costliest().stream().limit(MOST_OUTAGES).toList();
        if (costliest.isEmpty()) {
            return "";
        }
        return "<div class=\"wide\"><table><thead><tr><th scope=\"col\">began (UTC)</th><th scope=\"col\">lasted</th>"
                + "<th scope=\"col\">failure</th><th scope=\"col\">runs</th><th scope=\"col\">cost</th>"
                + "<th scope=\"col\">pipeline</th></tr></thead><tbody>\n"
                + costliest.stream().map(this::outage).collect(Collectors.joining())
                + "</tbody></table></div>";
    }

    private String outage(Outage outage) {
        return "<tr>" + text(Words.at(outage.began())) + figure(Words.time(outage.lasted()))
                + text(outage.failure().word()) + figure(String.valueOf(outage.runs()))
                + figure(Words.money(prices.of(outage)))
                + text(outage.pipeline() + (outage.over() ? "" : " (goes on)")) + "</tr>\n";
    }

    private String harms() {
        return Arrays.stream(Harm.values())
                .map(harm -> Double.isInfinite(harm.upToHours())
                        ? "more"
                        : "to " + Words.money(harm.upToHours() * prices.perHour()))
                .map(words -> "<th scope=\"col\">" + words + "</th>")
                .collect(Collectors.joining());
    }

    private String matrix() {
        return Stream.of(Likelihood.values())
                .sorted(Comparator.reverseOrder())
                .map(this::row)
                .collect(Collectors.joining());
    }

    private String row(Likelihood likelihood) {
        return "<tr><th scope=\"row\">" + likelihood.name().toLowerCase(Locale.ROOT) + "<br><span class=\"faint\">"
                + likelihood.meaning() + "</span></th>"
                + Arrays.stream(Harm.values())
                        .map(harm -> cell(likelihood, harm))
                        .collect(Collectors.joining())
                + "</tr>\n";
    }

    /** Coloured by the corner it stands in. */
    private String cell(Likelihood likelihood, Harm harm) {
        int heat = Math.min(
                3,
                (List.of(Likelihood.values()).indexOf(likelihood)
                                + List.of(Harm.values()).indexOf(harm)
                                + 1)
                        / 2);
        return "<td class=\"h" + heat + "\">"
                + assessment.at(likelihood, harm).stream()
                        .map(risk -> HistoryWords.marked(risk.failure().word(), risk.measured()))
                        .collect(Collectors.joining("<br>"))
                + "</td>";
    }

    private String consequences() {
        return assessment.risks().stream()
                .map(Risk::failure)
                .map(failure -> "<tr><td><strong>" + failure.word() + "</strong><br>" + escaped(failure.what())
                        + "</td>" + text(failure.customers()) + text(failure.income()) + text(failure.agreement())
                        + "</tr>\n")
                .collect(Collectors.joining());
    }

    private String scenarios() {
        return assessment.risks().stream()
                .map(risk -> "<tr>" + text(risk.failure().word()) + figure(String.valueOf(risk.seen()))
                        + figure(HistoryWords.marked(Words.rate(risk.perYear()), risk.measured()))
                        + figure(HistoryWords.marked(Words.time(risk.lasts()), risk.timed()))
                        + figure(Words.money(risk.each())) + figure(Words.money(risk.atWorst()))
                        + figure(Words.money(risk.costPerYear())) + "</tr>\n")
                .collect(Collectors.joining());
    }

    private String measures() {
        StringBuilder rows = new StringBuilder();
        int number = 0;
        for (Advice.Step step : assessment.advice().recommended()) {
            number++;
            rows.append(measure(String.valueOf(number), step));
        }
        assessment.advice().rejected().forEach(step -> rows.append(measure("not recommended", step)));
        return rows.toString();
    }

    private static String measure(String number, Advice.Step step) {
        Measure measure = step.measure();
        return "<tr>" + text(number) + "<td><strong>" + measure.word() + "</strong><br>" + escaped(measure.what())
                + "</td>" + text(measure.hoursOnce() + " h once, " + measure.hoursPerYear() + " h a year")
                + figure(Words.money(step.price())) + figure(Words.money(step.saves())) + "</tr>\n";
    }

    private String remainders() {
        return assessment.advice().remaining().entrySet().stream()
                .sorted(Map.Entry.<Failure, Double>comparingByValue().reversed())
                .map(one -> "<tr>" + text(one.getKey().word()) + figure(Words.money(one.getValue())) + "</tr>\n")
                .collect(Collectors.joining());
    }

    private static String text(String text) {
        return "<td>" + escaped(text) + "</td>";
    }

    private static String figure(String text) {
        return "<td class=\"n\">" + escaped(text) + "</td>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
