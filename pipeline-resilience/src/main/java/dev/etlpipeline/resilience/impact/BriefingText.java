package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.resilience.impact.Risk.Harm;
import dev.etlpipeline.resilience.impact.Risk.Likelihood;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The briefing for a terminal of 80 columns. */
final class BriefingText {

    private static final int WIDTH = 79;
    private static final int MOST_OUTAGES = 10;
    private static final int MOST_REMAINING = 3;

    private final Assessment assessment;
    private final ImpactSettings settings;
    private final Prices prices;
    private final StringBuilder text = new StringBuilder();

    private BriefingText(Assessment assessment, ImpactSettings settings) {
        this.assessment = assessment;
        this.settings = settings;
        this.prices = assessment.prices();
    }

    static String of(Assessment assessment, ImpactSettings settings) {
        return new BriefingText(assessment, settings).text();
    }

    private String text() {
        line("What failures of the pipeline cost, as of "
                + Words.at(assessment.history().now()) + " UTC");
        line("in " + prices.currency() + ", at " + Words.money(prices.perHour())
                + " for an hour without the data that should be there");
        line("");
        HistoryWords.of(assessment, settings).forEach(sentence -> wrapped("", sentence));
        outages();
        matrix();
        scenarios();
        measures();
        remaining();
        return text.toString();
    }

    private void outages() {
        List<Outage> costliest =
                assessment.costliest().stream().limit(MOST_OUTAGES).toList();
        if (costliest.isEmpty()) {
            return;
        }
        heading("Outages, the costliest first");
        line(outage("began (UTC)", "lasted", "failure", "runs", "cost", "pipeline"));
        for (Outage outage : costliest) {
            line(outage(
                    Words.at(outage.began()),
                    Words.time(outage.lasted()),
                    outage.failure().word(),
                    String.valueOf(outage.runs()),
                    Words.money(prices.of(outage)),
                    outage.pipeline() + (outage.over() ? "" : " (goes on)")));
        }
        int more = assessment.history().outages().size() - costliest.size();
        if (more > 0) {
            line("  and " + Words.count(more, "more outage"));
        }
    }

    private static String outage(String began, String lasted, String failure, String runs, String cost, String of) {
        return String.format(Locale.ROOT, "  %-16s %8s  %-15s %5s %11s  %s", began, lasted, failure, runs, cost, of);
    }

    private void matrix() {
        heading("Matrix: how often, and what one costs");
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "  %-9s", ""));
        for (Harm harm : Harm.values()) {
            head.append(String.format(Locale.ROOT, "%-17s", upTo(harm)));
        }
        line(head.toString());
        Stream.of(Likelihood.values()).sorted(Comparator.reverseOrder()).forEach(this::row);
        wrapped(
                "  ",
                Stream.of(Likelihood.values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT) + " = " + one.meaning())
                        .collect(Collectors.joining(", ")));
        wrapped("  ", HistoryWords.assumed(assessment));
    }

    private String upTo(Harm harm) {
        return Double.isInfinite(harm.upToHours()) ? "more" : "to " + Words.money(harm.upToHours() * prices.perHour());
    }

    private void row(Likelihood likelihood) {
        List<List<Risk>> cells = List.of(Harm.values()).stream()
                .map(harm -> assessment.at(likelihood, harm))
                .toList();
        int height = Math.max(1, cells.stream().mapToInt(List::size).max().orElse(1));
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT, "  %-9s", i == 0 ? likelihood.name().toLowerCase(Locale.ROOT) : ""));
            for (List<Risk> cell : cells) {
                line.append(String.format(Locale.ROOT, "%-17s", i < cell.size() ? word(cell.get(i)) : ""));
            }
            line(line.toString());
        }
    }

    private static String word(Risk risk) {
        return HistoryWords.marked(risk.failure().word(), risk.measured());
    }

    private void scenarios() {
        heading("Scenarios, the costliest in a year first");
        line(scenario("failure", "seen", "a year", "lasts", "one costs", "at worst", "in a year"));
        for (Risk risk : assessment.risks()) {
            line(scenario(
                    risk.failure().word(),
                    String.valueOf(risk.seen()),
                    HistoryWords.marked(Words.rate(risk.perYear()), risk.measured()),
                    HistoryWords.marked(Words.time(risk.lasts()), risk.timed()),
                    Words.money(risk.each()),
                    Words.money(risk.atWorst()),
                    Words.money(risk.costPerYear())));
        }
        line(scenario("all", "", "", "", "", "", Words.money(assessment.costPerYear())));
    }

    private static String scenario(
            String failure, String seen, String rate, String lasts, String each, String worst, String year) {
        return String.format(
                Locale.ROOT, "  %-15s %5s %7s %8s %11s %11s %12s", failure, seen, rate, lasts, each, worst, year);
    }

    private void measures() {
        heading("Measures, in the order in which they are recommended");
        int number = 0;
        for (Advice.Step step : assessment.advice().recommended()) {
            number++;
            wrapped(
                    "     ",
                    number + ". " + step.measure().word() + ": "
                            + step.measure().what());
            line("     " + price(step));
        }
        if (number == 0) {
            line("  None pays at this cost of an hour.");
        }
        if (!assessment.advice().rejected().isEmpty()) {
            line("  Not recommended, since they cost more than they save then:");
            for (Advice.Step step : assessment.advice().rejected()) {
                wrapped(
                        "     ",
                        "-  " + step.measure().word() + ": " + step.measure().what());
                line("     " + price(step));
            }
        }
    }

    private static String price(Advice.Step step) {
        return "costs " + Words.money(step.price()) + " a year (work: "
                + step.measure().hoursOnce() + " h once, " + step.measure().hoursPerYear() + " h a year), saves "
                + Words.money(step.saves());
    }

    private void remaining() {
        heading("What remains when all of these are done");
        line("  " + Words.money(assessment.remainingPerYear()) + " of " + Words.money(assessment.costPerYear())
                + " a year, most of it:");
        Map<Failure, Double> remaining = assessment.advice().remaining();
        String most = remaining.entrySet().stream()
                .sorted(Map.Entry.<Failure, Double>comparingByValue().reversed())
                .limit(MOST_REMAINING)
                .map(one -> one.getKey().word() + " (" + Words.money(one.getValue()) + "): "
                        + one.getKey().what())
                .collect(Collectors.joining("\n  "));
        line("  " + most);
        line("");
        line("What stands behind the words and figures: docs/resilience/failure-impact.md");
    }

    private void heading(String heading) {
        line("");
        line(heading);
    }

    /** The first line begins two columns in where there is an indent at all. */
    private void wrapped(String indent, String words) {
        StringBuilder line = new StringBuilder(indent.isEmpty() ? "" : "  ");
        boolean begun = false;
        for (String word : words.split(" ")) {
            if (begun && line.length() + word.length() + 1 > WIDTH) {
                line(line.toString());
                line = new StringBuilder(indent);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        line(line.toString());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
