package dev.etlpipeline.observability.energy;

import static dev.etlpipeline.observability.energy.EnergySettingsTest.energy;
import static dev.etlpipeline.observability.energy.EnergySettingsTest.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.etlpipeline.criteria.Criterion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavingsTest {

    /** A run of ten processor seconds stands for 10 mg an hour of 1,000 g, for 1 mg of one of 100 g. */
    private static final FootprintModel MODEL = model(energy(
            "busy-watts",
            "3.6",
            "idle-watts",
            "0",
            "pue",
            "1",
            "grams-per-kwh-by-hour",
            FootprintModelTest.table(1000, 3, 100)));

    private static final double RUN = 0.01;

    private static List<Saving> found(PastRun... runs) {
        return found(MODEL, runs);
    }

    private static List<Saving> found(FootprintModel model, PastRun... runs) {
        return Savings.of(Arrays.stream(runs).map(run -> run.measured(model)).toList(), model.grid());
    }

    private static Saving only(List<Saving> savings, Waste waste) {
        return savings.stream()
                .filter(saving -> saving.waste() == waste)
                .findFirst()
                .orElseThrow(() -> new AssertionError(waste + " is not among " + savings));
    }

    @Test
    @Criterion("environmental-impact.2")
    void loadsThatChangedNothingCostAllThatTheyTook() {
        Saving saving =
                only(found(new PastRun(), new PastRun().inserted(0), new PastRun().inserted(0)), Waste.CHANGED_NOTHING);

        assertThat(saving.runs()).isEqualTo(2);
        assertThat(saving.grams()).isCloseTo(2 * RUN, within(1e-9));
        assertThat(saving.seen()).contains("2 loads changed nothing");
    }

    @Test
    void aDryRunChangesNothingOnPurpose() {
        assertThat(found(new PastRun().inserted(0).dry())).noneMatch(saving -> saving.waste() == Waste.CHANGED_NOTHING);
    }

    @Test
    void runsThatFailedWithNothingLoadedWereInVain() {
        Saving saving = only(
                found(
                        new PastRun().inserted(0).ended("FAILED"),
                        new PastRun().inserted(10).ended("FAILED")),
                Waste.IN_VAIN);

        assertThat(saving.runs()).isEqualTo(1);
        assertThat(saving.grams()).isCloseTo(RUN, within(1e-9));
    }

    @Test
    @Criterion("environmental-impact.2")
    void dirtyHoursCostWhatTheCleanestWouldNot() {
        Saving saving = only(found(new PastRun(), new PastRun().began("2026-11-26T03:00:00Z")), Waste.DIRTY_HOURS);

        assertThat(saving.runs()).isEqualTo(1);
        assertThat(saving.grams()).isCloseTo(RUN * 0.9, within(1e-9));
        assertThat(saving.seen()).contains("962.5 g/kWh", "the cleanest hour has 100");
    }

    @Test
    void hoursDoNotMatterWhereAllAreAlike() {
        assertThat(found(model(energy("grams-per-kwh", "200")), new PastRun()))
                .noneMatch(saving -> saving.waste() == Waste.DIRTY_HOURS);
    }

    @Test
    void callsOfTheSameDayMayHaveBeenAskedAgain() {
        Saving saving = only(
                found(
                        new PastRun().began("2026-11-20T10:00:00Z").calls(500),
                        new PastRun().began("2026-11-26T10:00:00Z").calls(100),
                        new PastRun().began("2026-11-26T12:00:00Z").calls(80)),
                Waste.CALLS_AGAIN);

        assertThat(saving.runs()).isEqualTo(1);
        assertThat(saving.grams()).isNull();
        assertThat(saving.seen()).contains("up to 80 calls");
    }

    @Test
    void processorsThatWaitedAreTold() {
        FootprintModel model =
                model(energy("busy-watts", "3.6", "idle-watts", "3.6", "pue", "1", "grams-per-kwh", "1000"));

        Saving saving = only(found(model, new PastRun().cpuMs(5_000), new PastRun().cpuMs(19_000)), Waste.WAITING);

        assertThat(saving.runs()).isEqualTo(1);
        assertThat(saving.grams()).isCloseTo(RUN * 1.5, within(1e-9));
    }

    @Test
    void aRunThatWastedNothingShowsNothing() {
        assertThat(found(new PastRun().began("2026-11-26T03:00:00Z").cpuMs(20_000)))
                .isEmpty();
    }
}
