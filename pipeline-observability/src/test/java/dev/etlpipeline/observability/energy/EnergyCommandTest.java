package dev.etlpipeline.observability.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.WatchedRun;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, and what is said of them afterwards. */
class EnergyCommandTest {

    private static final String[] PEOPLE = {"1,Marker-Ann,31,", "2,Marker-Bo,44,", "3,,20,"};

    @TempDir
    Path folder;

    private final StringWriter complaints = new StringWriter();
    private WatchedRun run;

    @BeforeEach
    void make() throws IOException {
        run = new WatchedRun(folder, H2Databases.inFolder(folder));
    }

    private int energy(String... arguments) {
        EnergySettings settings = run.workspace().settings().read(EnergySettings.class);
        return EnergyCommand.create(run.workspace(), EnergySettingsTest.model(settings), settings)
                .setErr(new PrintWriter(complaints, true))
                .execute(arguments);
    }

    private JsonNode json() throws IOException {
        String before = run.workspace().printed();
        assertThat(energy("report", "--json")).isZero();
        return new ObjectMapper().readTree(run.workspace().printed().substring(before.length()));
    }

    private JsonNode kept(RunResult result) throws IOException {
        return new ObjectMapper()
                .readTree(run.reports().resolve(result.runId() + ".json").toFile());
    }

    private double scraped(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "\\{pipeline=\"" + run.name() + "\"} (\\S+)$")
                .matcher(run.metrics().scrape());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    @Criterion("environmental-impact.1")
    void aRunKeepsItsFootprintAndMetricsSayTheSame() throws IOException {
        run.with("observability.energy.grams-per-kwh", "500").with("observability.metrics.json", "true");

        RunResult result = run.load(PEOPLE);

        JsonNode file = kept(result);
        JsonNode footprint = file.path("footprint");
        double cpuSeconds = file.path("machine").path("cpuMs").asDouble() / 1000;
        double busy = cpuSeconds * 3.76 * 1.185 / 3600;
        assertThat(footprint.path("wattHours").asDouble()
                        - footprint.path("idleWattHours").asDouble())
                .isCloseTo(busy, within(1e-9));
        assertThat(footprint.path("grams").asDouble())
                .isCloseTo(footprint.path("wattHours").asDouble() / 1000 * 500, within(1e-9));
        assertThat(scraped("etl_energy_joules_total"))
                .isCloseTo(footprint.path("wattHours").asDouble() * 3600, within(1e-6));
        assertThat(scraped("etl_carbon_grams_total"))
                .isCloseTo(footprint.path("grams").asDouble(), within(1e-9));
        assertThat(Files.readString(run.reports().resolve(result.runId() + ".metrics.json")))
                .contains("etl.carbon");
    }

    @Test
    @Criterion("environmental-impact.4")
    void reportsOnPastRunsInTextJsonAndHtml() throws IOException {
        run.with("observability.energy.target-grams-per-million-rows", "0.000001")
                .with("observability.energy.target-grams-per-day", "1000");
        RunResult first = run.load(PEOPLE);
        run.load(PEOPLE);
        Path page = folder.resolve("energy.html");

        assertThat(energy("report", "--since", "1d", "--html", page.toString())).isZero();

        assertThat(run.workspace().printed())
                .contains("2 runs", "a million records", "MISSED", ": met", "changed-nothing: up to ");
        JsonNode json = json();
        assertThat(json.path("runs")).hasSize(2);
        assertThat(json.path("runs").get(0).path("grams").asDouble())
                .isEqualTo(kept(first).path("footprint").path("grams").asDouble());
        assertThat(json.path("all").path("records").asLong()).isEqualTo(6);
        assertThat(json.path("targets").get(0).path("met").asBoolean()).isFalse();
        assertThat(json.path("savings"))
                .anyMatch(saving -> saving.path("name").asText().equals("changed-nothing")
                        && saving.path("runs").asInt() == 1);
        assertThat(page)
                .content()
                .contains(
                        "<b>2</b><span>runs</span>",
                        "missed",
                        "<rect",
                        first.runId().value(),
                        "prefers-color-scheme")
                .doesNotContain("{{", "<script", "Marker", "http");
    }

    @Test
    @Criterion("environmental-impact.2")
    void comparesTwoRunsByMeasurement() throws IOException {
        RunResult first = run.load(PEOPLE);
        run.load(PEOPLE);

        int exit = energy("compare", first.runId().value(), "last");

        assertThat(exit).isZero();
        assertThat(run.workspace().printed())
                .contains(first.runId().value())
                .containsPattern("records +3 +3")
                .containsPattern("inserted and updated +2 +0")
                .containsPattern("CPU seconds +[\\d.]+ +[\\d.]+")
                .containsPattern("A record of the second took \\d+ % (less|more)\\.");
        assertThat(run.workspace().printed().lines())
                .filteredOn(line -> !line.startsWith("SUCCEEDED"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void estimatesNothingWhereItIsOffAndReckonsLater() throws IOException {
        run.with("observability.energy.enabled", "false");

        RunResult result = run.load(PEOPLE);

        assertThat(kept(result).path("footprint").isNull()).isTrue();
        assertThat(run.metrics().scrape()).doesNotContain("etl_carbon");
        assertThat(json().path("all").path("reckonedNow").asInt()).isEqualTo(1);
    }

    @Test
    void namesFilesThatCannotBeRead() throws IOException {
        run.load(PEOPLE);
        Files.writeString(run.reports().resolve("20010101T000000Z-000000.json"), "{\"run\":");

        assertThat(energy("report")).isZero();

        assertThat(run.workspace().complained())
                .contains("Left out, because it cannot be read: 20010101T000000Z-000000.json");
    }

    @Test
    void complainsOfWhatIsNotThere() throws IOException {
        assertThat(energy("report")).isEqualTo(2);
        assertThat(complaints.toString()).contains("There are no figures of runs in");
        run.load(PEOPLE);

        assertThat(energy("report", "--since", "yesterday")).isEqualTo(2);
        assertThat(complaints.toString()).contains("--since yesterday: is no time");
        assertThat(energy("report", "--since", "2099-01-01")).isEqualTo(2);
        assertThat(complaints.toString()).contains("No run began since 2099-01-01");
        assertThat(energy("report", "--html", folder.toString())).isEqualTo(2);
        assertThat(complaints.toString()).contains("is no file in a folder that is there");
        assertThat(energy("compare", "2001", "last")).isEqualTo(2);
        assertThat(complaints.toString()).contains("There are no figures of a run 2001");
        assertThat(energy()).isEqualTo(2);
        assertThat(complaints.toString()).contains("There are: report, compare.");
    }
}
