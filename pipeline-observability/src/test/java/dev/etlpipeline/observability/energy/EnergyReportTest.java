package dev.etlpipeline.observability.energy;

import static dev.etlpipeline.observability.energy.EnergySettingsTest.energy;
import static dev.etlpipeline.observability.energy.EnergySettingsTest.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.report.Footprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnergyReportTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static EnergyReport report(EnergySettings settings, PastRun... runs) {
        return EnergyReport.of(
                List.of(runs).stream().map(PastRun::figures).toList(),
                Optional.empty(),
                NOW,
                model(settings),
                settings);
    }

    private static PastRun of(String began, double grams) {
        return new PastRun().began(began).footprint(new Footprint(2, 1, grams, 500));
    }

    @Test
    @Criterion("environmental-impact.4")
    void setsPastRunsAgainstTheTargets() {
        EnergySettings settings = energy("target-grams-per-million-rows", "1500", "target-grams-per-day", "0.9");

        EnergyReport report = report(settings, of("2026-11-24T12:00:00Z", 1), of("2026-11-26T11:00:00Z", 1));

        assertThat(report.targets()).hasSize(2);
        assertThat(report.targets().get(0).actual()).isCloseTo(1000, within(1e-9));
        assertThat(report.targets().get(0).met()).isTrue();
        assertThat(report.targets().get(1).actual()).isCloseTo(1, within(1e-9));
        assertThat(report.targets().get(1).met()).isFalse();
        assertThat(EnergyText.of(report))
                .contains("g CO2e for a million records: 1,000, aimed at 1,500 at most: met")
                .contains("g CO2e a day, on average: 1.00, aimed at 0.900 at most: MISSED");
    }

    @Test
    void keepsTheEstimateOfThatDayWhateverSettingsSayNow() {
        EnergyReport report = report(energy("grams-per-kwh", "1"), of("2026-11-26T11:00:00Z", 3), new PastRun());

        assertThat(report.runs().get(0).footprint().grams()).isEqualTo(3);
        assertThat(report.reckonedNow()).isEqualTo(1);
        assertThat(EnergyText.of(report)).contains("1 of them kept no estimate");
    }

    @Test
    void leavesOutWhatBeganBefore() {
        EnergySettings settings = energy();

        EnergyReport report = EnergyReport.of(
                List.of(
                        of("2026-11-24T12:00:00Z", 1).figures(),
                        of("2026-11-26T11:00:00Z", 2).figures()),
                Optional.of(Instant.parse("2026-11-25T00:00:00Z")),
                NOW,
                model(settings),
                settings);

        assertThat(report.grams()).isEqualTo(2);
        assertThat(report.from()).isEqualTo("2026-11-25T00:00:00Z");
    }

    @Test
    void aTimeOfLessThanADayCountsAsOne() {
        assertThat(report(energy(), of("2026-11-26T11:00:00Z", 5)).gramsPerDay())
                .isEqualTo(5);
    }

    @Test
    void theTextFitsATerminalAndShowsTheLatest() {
        List<PastRun> many = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            many.add(of("2026-11-26T10:%02d:00Z".formatted(i), 9.87));
        }

        String text = EnergyText.of(report(energy(), many.toArray(PastRun[]::new)));

        assertThat(text.lines()).allMatch(line -> line.length() <= 80, "80 columns");
        assertThat(text)
                .contains("... 5 earlier ones", "2026-11-26 10:24", "25 runs")
                .doesNotContain("10:04");
    }
}
