package dev.etlpipeline.observability.energy;

import static dev.etlpipeline.observability.energy.EnergySettingsTest.energy;
import static dev.etlpipeline.observability.energy.EnergySettingsTest.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.etlpipeline.core.settings.SettingsReference;
import dev.etlpipeline.observability.ObservabilityModule;
import dev.etlpipeline.observability.report.Footprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/observability/environmental-impact.md against the code. */
class EnvironmentalImpactPageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern SETTING =
            Pattern.compile("`((?:observability|load|warehouse|enrichment)\\.[a-z.-]+)`");

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("observability/environmental-impact.md"));
    }

    private static String section(String heading) throws IOException {
        String from = page().split("\n## " + heading + "\n", 2)[1];
        return from.split("\n## ", 2)[0];
    }

    /** Cells of the section's only table, its head left out. */
    private static List<List<String>> rows(String heading) throws IOException {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String reference() throws IOException {
        ObservabilityModule module = new ObservabilityModule();
        return SettingsReference.module(module.name(), module.settings())
                + Files.readString(DOCS.resolve("settings.md")).replace("enrichment.<name>", "enrichment.postcode");
    }

    @Test
    void theDefaultsAreThoseOfTheCode() throws IOException {
        List<List<String>> rows = rows("How it is estimated");

        assertThat(rows).hasSize(5);
        String reference = reference();
        for (List<String> row : rows) {
            assertThat(reference).contains("| " + row.get(0) + " | number | " + row.get(1) + " |");
        }
    }

    @Test
    void theMeasuredRunsAreReckonedByTheFormula() throws IOException {
        List<List<String>> rows = rows("What was measured");

        assertThat(rows).hasSizeGreaterThanOrEqualTo(5);
        for (List<String> row : rows) {
            long tookMs = Math.round(number(row.get(1)) * 1000);
            Footprint footprint = model(energy()).of(Instant.EPOCH, tookMs, Math.round(number(row.get(2)) * 1000), 2);
            assertThat(number(row.get(3))).as(row.get(0)).isCloseTo(footprint.wattHours(), within(0.0006));
            assertThat(number(row.get(4))).as(row.get(0)).isCloseTo(footprint.grams() * 1000, within(0.2));
        }
    }

    private static double number(String cell) {
        return Double.parseDouble(cell.replace(",", ""));
    }

    @Test
    void theRulesNameSettingsThatExist() throws IOException {
        String reference = reference();

        List<String> named = SETTING.matcher(section("Rules for the pipeline"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(setting -> assertThat(reference).contains("| `" + setting + "` |"));
    }

    @Test
    void everySavingIsExplained() throws IOException {
        assertThat(rows("Savings that runs show"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(Arrays.stream(Waste.values())
                        .map(waste -> "`" + waste.word() + "`")
                        .toList());
    }
}
