package dev.etlpipeline.observability.energy;

import static dev.etlpipeline.observability.report.Html.cells;
import static dev.etlpipeline.observability.report.Html.escaped;

import dev.etlpipeline.observability.report.Bars;
import dev.etlpipeline.observability.report.Estimate;
import dev.etlpipeline.observability.report.Html;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as one HTML page that needs nothing else: no network and no script. */
final class EnergyPage {

    private static final int DRAWN = 40;

    private final EnergyReport report;
    private final EnergySettings settings;

    private EnergyPage(EnergyReport report, EnergySettings settings) {
        this.report = report;
        this.settings = settings;
    }

    static String of(EnergyReport report, EnergySettings settings) {
        return new EnergyPage(report, settings).text();
    }

    private String text() {
        return Html.filled(EnergyPage.class, "energy.html", parts());
    }

    private Map<String, String> parts() {
        return Map.of(
                "from", EnergyText.time(report.from()),
                "until", EnergyText.time(report.until()),
                "totals", totals(),
                "targets", targets(),
                "savings", savings(),
                "drawn", drawn(),
                "runs", runs(),
                "method", method());
    }

    private String totals() {
        return tile(Figures.count(report.runs().size()), "runs")
                + tile(Figures.count(report.records()), "records")
                + tile(Estimate.of(report.wattHours()) + " Wh", "energy")
                + tile(Estimate.of(report.grams()) + " g", "CO2e")
                + tile(Estimate.of(report.gramsPerMillion()) + " g", "a million records")
                + tile(Estimate.of(report.gramsPerDay()) + " g", "a day")
                + tile(Figures.share(report.idleWattHours(), report.wattHours()), "of the energy waiting");
    }

    private static String tile(String figure, String name) {
        return "<div><b>" + escaped(figure) + "</b><span>" + escaped(name) + "</span></div>";
    }

    private String targets() {
        return report.targets().isEmpty()
                ? "<p>None is set.</p>"
                : Html.table(
                        List.of("target", "is", "at most", ""),
                        report.targets().stream()
                                .map(target -> cells(
                                        target.about(),
                                        Estimate.of(target.actual()),
                                        Estimate.of(target.atMost()),
                                        target.met() ? "met" : "missed"))
                                .toList());
    }

    private String savings() {
        return report.savings().isEmpty()
                ? "<p>None was found.</p>"
                : report.savings().stream()
                        .map(EnergyPage::saving)
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    private static String saving(Saving saving) {
        Double grams = saving.grams();
        return "<li><b>" + (grams == null ? "not to be told in grams" : "up to " + Estimate.of(grams) + " g CO2e")
                + "</b>: " + escaped(saving.seen()) + ". <span class=\"faint\">To do: " + escaped(saving.todo())
                + ".</span></li>";
    }

    private String drawn() {
        Bars bars = new Bars("Grams of CO2e by run");
        List<MeasuredRun> all = report.runs();
        all.subList(Math.max(0, all.size() - DRAWN), all.size())
                .forEach(run -> bars.add(
                        EnergyText.time(run.began()) + " " + run.figures().pipeline(),
                        run.footprint().grams(),
                        Estimate.of(run.footprint().grams()) + " g"));
        return bars.html();
    }

    private String runs() {
        return Html.table(
                List.of("run", "pipeline", "state", "records", "CPU s", "Wh", "g/kWh", "g CO2e", "g/million"),
                report.runs().stream()
                        .map(run -> cells(
                                run.figures().run(),
                                run.figures().pipeline(),
                                run.figures().state() + (run.figures().dryRun() ? " (dry)" : ""),
                                Figures.count(run.records()),
                                Figures.seconds(run.figures().machine().cpuMs()),
                                Estimate.of(run.footprint().wattHours()),
                                Figures.plain(run.footprint().gramsPerKwh()),
                                Estimate.of(run.footprint().grams()),
                                Estimate.of(run.footprint().gramsPerMillion(run.records()))))
                        .toList());
    }

    private String method() {
        return "<p>Today's settings: " + settings.busyWatts() + " W for a processor that works, " + settings.idleWatts()
                + " W for one that waits, PUE " + settings.pue() + ", "
                + (settings.gramsPerKwhByHour().isPresent()
                        ? "a table of g CO2e a kWh by hour"
                        : Figures.plain(settings.gramsPerKwh()) + " g CO2e a kWh")
                + ", " + Figures.plain(settings.embodiedGramsPerCpuHour())
                + " g for making the machine, a processor and hour."
                + (report.reckonedNow() > 0
                        ? " " + Figures.count(report.reckonedNow(), "run")
                                + " without an estimate of that time reckoned with these."
                        : "")
                + "</p>";
    }
}
