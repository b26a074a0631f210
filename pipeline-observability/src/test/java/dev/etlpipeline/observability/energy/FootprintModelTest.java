package dev.etlpipeline.observability.energy;

import static dev.etlpipeline.observability.energy.EnergySettingsTest.energy;
import static dev.etlpipeline.observability.energy.EnergySettingsTest.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.report.Footprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FootprintModelTest {

    private static final Instant TEN = Instant.parse("2026-11-26T10:00:00Z");

    /** Hours by their number, all others as the last word says. */
    static String table(double others, int hour, double grams) {
        List<Double> hours = new ArrayList<>(Collections.nCopies(24, others));
        hours.set(hour, grams);
        return hours.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Test
    @Criterion("environmental-impact.1")
    void reckonsFromCpuTimeByTheFormula() {
        FootprintModel model =
                model(energy("busy-watts", "10", "idle-watts", "0", "pue", "1.5", "grams-per-kwh", "200"));

        Footprint footprint = model.of(TEN, 3_600_000, 7_200_000, 4);

        assertThat(footprint.wattHours()).isCloseTo(2 * 10 * 1.5, within(1e-9));
        assertThat(footprint.grams()).isCloseTo(0.030 * 200, within(1e-9));
        assertThat(footprint.gramsPerMillion(3_000_000)).isCloseTo(2, within(1e-9));
    }

    @Test
    void processorsThatWaitTakeTheirShare() {
        FootprintModel model =
                model(energy("busy-watts", "10", "idle-watts", "1", "pue", "1", "grams-per-kwh", "1000"));

        Footprint footprint = model.of(TEN, 3_600_000, 3_600_000, 4);

        assertThat(footprint.idleWattHours()).isCloseTo(3, within(1e-9));
        assertThat(footprint.wattHours()).isCloseTo(13, within(1e-9));
        assertThat(footprint.grams()).isCloseTo(13, within(1e-9));
    }

    @Test
    void moreCpuTimeThanProcessorsLeavesNobodyWaiting() {
        Footprint footprint = model(energy()).of(TEN, 1000, 1100, 1);

        assertThat(footprint.idleWattHours()).isZero();
    }

    @Test
    void theMachineItselfCountsWhereItIsSet() {
        FootprintModel model =
                model(energy("busy-watts", "0", "idle-watts", "0", "embodied-grams-per-cpu-hour", "0.5"));

        assertThat(model.of(TEN, 3_600_000, 0, 2).grams()).isCloseTo(1, within(1e-9));
    }

    @Test
    void eachHourCountsByAsMuchOfItAsTheRunTook() {
        FootprintModel model = model(energy("grams-per-kwh-by-hour", table(100, 10, 400)));

        Footprint footprint = model.of(Instant.parse("2026-11-26T10:30:00Z"), 5_400_000, 1000, 1);

        assertThat(footprint.gramsPerKwh()).isCloseTo((400 * 30 + 100 * 60) / 90.0, within(1e-9));
    }

    @Test
    void aRunOfNoTimeHasTheIntensityOfItsHour() {
        FootprintModel model = model(energy("grams-per-kwh-by-hour", table(100, 10, 400)));

        assertThat(model.of(TEN, 0, 0, 2).gramsPerKwh()).isEqualTo(400);
    }

    @Test
    void nothingReadHasNoRate() {
        assertThat(new Footprint(1, 0, 1, 200).gramsPerMillion(0)).isZero();
    }

    @Test
    void theNextCleanHourMayBeTomorrow() {
        GridIntensity grid =
                model(energy("grams-per-kwh-by-hour", table(300, 9, 100))).grid();

        assertThat(grid.next(Instant.parse("2026-11-26T10:20:00Z"), 100))
                .hasValue(Instant.parse("2026-11-27T09:00:00Z"));
        assertThat(grid.next(TEN, 50)).isEmpty();
        assertThat(grid.average()).isCloseTo((23 * 300 + 100) / 24.0, within(1e-9));
    }
}
