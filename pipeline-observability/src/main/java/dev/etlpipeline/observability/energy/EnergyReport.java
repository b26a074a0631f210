package dev.etlpipeline.observability.energy;

import dev.etlpipeline.observability.report.RunFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the runs of some time took and gave off, against what is aimed at.
 *
 * @param from    where the time begins
 * @param until   where it ends
 * @param runs    oldest first
 * @param savings what they could have done without; these overlap
 */
record EnergyReport(Instant from, Instant until, List<MeasuredRun> runs, List<Target> targets, List<Saving> savings) {

    private static final double MILLION = 1e6;
    private static final double HOURS_OF_DAY = 24;

    /** @param since leaves out runs that began before; empty for all there are */
    static EnergyReport of(
            List<RunFigures> figures,
            Optional<Instant> since,
            Instant now,
            FootprintModel model,
            EnergySettings settings) {
        List<MeasuredRun> runs = figures.stream()
                .map(run -> MeasuredRun.of(run, model))
                .filter(run -> since.isEmpty() || !run.began().isBefore(since.get()))
                .toList();
        Instant from = since.or(() -> runs.stream().map(MeasuredRun::began).min(Instant::compareTo))
                .orElse(now);
        List<Target> targets = new ArrayList<>();
        EnergyReport report = new EnergyReport(from, now, runs, targets, Savings.of(runs, model.grid()));
        settings.targetGramsPerMillionRows()
                .ifPresent(most -> targets.add(new Target(
                        "target-grams-per-million-rows",
                        "g CO2e for a million records",
                        most,
                        report.gramsPerMillion())));
        settings.targetGramsPerDay()
                .ifPresent(most -> targets.add(
                        new Target("target-grams-per-day", "g CO2e a day, on average", most, report.gramsPerDay())));
        return report;
    }

    private double sum(ToDoubleFunction<MeasuredRun> figure) {
        return runs.stream().mapToDouble(figure).sum();
    }

    long records() {
        return runs.stream().mapToLong(MeasuredRun::records).sum();
    }

    long cpuMs() {
        return runs.stream().mapToLong(run -> run.figures().machine().cpuMs()).sum();
    }

    double wattHours() {
        return sum(run -> run.footprint().wattHours());
    }

    double idleWattHours() {
        return sum(run -> run.footprint().idleWattHours());
    }

    double grams() {
        return sum(run -> run.footprint().grams());
    }

    /** The rate of all of them together: what their records cost, those that were read in vain included. */
    double gramsPerMillion() {
        return records() == 0 ? 0 : grams() / records() * MILLION;
    }

    /** A time of less than a day counts as one. */
    double gramsPerDay() {
        double days = Duration.between(from, until).toMinutes() / (60 * HOURS_OF_DAY);
        return grams() / Math.max(1, days);
    }

    /** Estimated with the settings of today, because nothing was kept with the run. */
    long reckonedNow() {
        return runs.stream().filter(run -> !run.kept()).count();
    }
}
