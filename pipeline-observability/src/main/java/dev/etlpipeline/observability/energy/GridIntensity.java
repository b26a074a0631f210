package dev.etlpipeline.observability.energy;

import dev.etlpipeline.core.settings.SettingsException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Grams of CO2e of a kWh, hour by hour of the day in UTC. Immutable. */
final class GridIntensity {

    static final int HOURS = 24;

    private final List<Double> byHour;

    private GridIntensity(List<Double> byHour) {
        this.byHour = List.copyOf(byHour);
    }

    /** @throws SettingsException where the table has not one number for each hour, or no hour is as clean as runs ask for */
    static GridIntensity of(EnergySettings settings) {
        List<Double> byHour = settings.gramsPerKwhByHour()
                .orElseGet(() -> new ArrayList<>(Collections.nCopies(HOURS, settings.gramsPerKwh())));
        if (byHour.size() != HOURS) {
            throw new SettingsException(
                    List.of("observability.energy.grams-per-kwh-by-hour: must be 24 numbers, one for"
                            + " each hour from 00:00 UTC on, but are " + byHour.size()));
        }
        GridIntensity grid = new GridIntensity(byHour);
        double atMost = settings.greenerHours().atMost().orElse(grid.average());
        if (settings.greenerHours().policy() != GreenerPolicy.OFF && grid.least() > atMost) {
            throw new SettingsException(List.of("observability.energy.greener-hours.at-most: no hour has "
                    + Figures.plain(atMost) + " g or less, so that no run could ever begin; the cleanest has "
                    + Figures.plain(grid.least())));
        }
        return grid;
    }

    double at(Instant moment) {
        return byHour.get(moment.atZone(ZoneOffset.UTC).getHour());
    }

    /** Over a stretch of time, each hour by as much of it as lies within. */
    double over(Instant from, Duration time) {
        Instant end = from.plus(time);
        double grams = 0;
        Instant at = from;
        while (at.isBefore(end)) {
            Instant hourEnds = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            Instant next = hourEnds.isBefore(end) ? hourEnds : end;
            grams += at(at) * millis(at, next);
            at = next;
        }
        double all = millis(from, end);
        return all <= 0 ? at(from) : grams / all;
    }

    private static double millis(Instant from, Instant to) {
        return (double) Duration.between(from, to).toMillis();
    }

    /** The next full hour, from now on, with no more than this; empty where there is none in a day. */
    Optional<Instant> next(Instant now, double atMost) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        for (int i = 1; i <= HOURS; i++) {
            Instant later = hour.plus(i, ChronoUnit.HOURS);
            if (at(later) <= atMost) {
                return Optional.of(later);
            }
        }
        return Optional.empty();
    }

    double least() {
        return Collections.min(byHour);
    }

    double average() {
        return byHour.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** Whether it matters when a run runs. */
    boolean changes() {
        return least() < Collections.max(byHour);
    }
}
