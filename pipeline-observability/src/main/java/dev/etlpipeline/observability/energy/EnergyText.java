package dev.etlpipeline.observability.energy;

import dev.etlpipeline.observability.report.Estimate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for a terminal of 80 columns. */
final class EnergyText {

    private static final int WIDTH = 80;
    private static final int LATEST = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final EnergyReport report;
    private final List<String> lines = new ArrayList<>();

    private EnergyText(EnergyReport report) {
        this.report = report;
    }

    static String of(EnergyReport report) {
        return new EnergyText(report).text();
    }

    static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneOffset.UTC));
    }

    private String text() {
        wrapped(
                "",
                "What runs took from " + time(report.from()) + " to " + time(report.until())
                        + " UTC, estimated from their CPU time; docs/observability/environmental-impact.md says how.");
        lines.add("");
        runs();
        targets();
        savings();
        return String.join("\n", lines) + "\n";
    }

    private void runs() {
        row("began", "pipeline", "records", "CPU s", "Wh", "g CO2e", "g/M rec.");
        List<MeasuredRun> all = report.runs();
        int hidden = Math.max(0, all.size() - LATEST);
        if (hidden > 0) {
            lines.add("... " + hidden + " earlier ones, see --html or --json");
        }
        for (MeasuredRun run : all.subList(hidden, all.size())) {
            row(
                    time(run.began()),
                    name(run),
                    Figures.count(run.records()),
                    Figures.seconds(run.figures().machine().cpuMs()),
                    Estimate.of(run.footprint().wattHours()),
                    Estimate.of(run.footprint().grams()),
                    Estimate.of(run.footprint().gramsPerMillion(run.records())));
        }
        row(
                "in all",
                all.size() + (all.size() == 1 ? " run" : " runs"),
                Figures.count(report.records()),
                Figures.seconds(report.cpuMs()),
                Estimate.of(report.wattHours()),
                Estimate.of(report.grams()),
                Estimate.of(report.gramsPerMillion()));
        wrapped(
                "",
                Figures.share(report.idleWattHours(), report.wattHours()) + " of the energy went to processors that"
                        + " waited.");
        if (report.reckonedNow() > 0) {
            wrapped(
                    "",
                    Figures.count(report.reckonedNow()) + " of them kept no estimate: those are reckoned with the"
                            + " settings of today.");
        }
    }

    private static String name(MeasuredRun run) {
        String name = run.figures().pipeline() + (run.figures().dryRun() ? " (dry)" : "");
        return name.length() > 13 ? name.substring(0, 12) + "~" : name;
    }

    private void row(Object... cells) {
        lines.add(String.format(Locale.ROOT, "%-16s %-13s %12s %9s %8s %8s %8s", cells)
                .stripTrailing());
    }

    private void targets() {
        lines.add("");
        lines.add("Targets");
        if (report.targets().isEmpty()) {
            wrapped(
                    "  ",
                    "None is set: observability.energy.target-grams-per-million-rows,"
                            + " observability.energy.target-grams-per-day.");
        }
        for (Target target : report.targets()) {
            wrapped(
                    "  ",
                    target.about() + ": " + Estimate.of(target.actual()) + ", aimed at " + Estimate.of(target.atMost())
                            + " at most: " + (target.met() ? "met" : "MISSED"));
        }
    }

    private void savings() {
        lines.add("");
        lines.add("Savings that these runs show (they overlap: do not add them up)");
        if (report.savings().isEmpty()) {
            lines.add("  None was found.");
        }
        for (Saving saving : report.savings()) {
            Double grams = saving.grams();
            wrapped(
                    "  ",
                    saving.waste().word() + ": "
                            + (grams == null ? "not to be told in grams" : "up to " + Estimate.of(grams) + " g CO2e")
                            + ". "
                            + saving.seen() + ". To do: " + saving.todo() + ".");
        }
    }

    /** Lines behind the first are set in a little more. */
    private void wrapped(String margin, String text) {
        StringBuilder line = new StringBuilder(margin);
        String gap = "";
        for (String word : text.split(" ")) {
            if (line.length() + gap.length() + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(margin.isEmpty() ? "" : margin + "  ");
                gap = "";
            }
            line.append(gap).append(word);
            gap = " ";
        }
        lines.add(line.toString());
    }
}
