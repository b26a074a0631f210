package dev.etlpipeline.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Profile PROFILE =
            new Profile(200, List.of(new Profile.Share("main", "org.h2.mvstore", 0.425)));

    @Test
    void saysWhichTargetsAreReachedAndWhichAreMissed() {
        String text = report(Database.H2).text();

        assertThat(text)
                .contains("1,000,000 rows, median of 1, H2 2.5")
                .contains("  bare parse               400,000      1.5      64 MB")
                .containsPattern("stages only / bare parse +0\\.40 +target 0\\.35  reached")
                .containsPattern("first load / bare loop +0\\.50 +target 0\\.80  MISSED")
                .doesNotContain("again");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void holdsServersToTargetsOfTheirOwn() {
        assertThat(report(Database.SQL_SERVER).text())
                .containsPattern("first load / bare loop +0\\.50 +target 3\\.00  MISSED");
    }

    @Test
    void tellsProgramsTheSame() throws Exception {
        JsonNode json = new ObjectMapper().readTree(report(Database.H2).json());

        assertThat(json.at("/figures/stages/rows_per_second").asLong()).isEqualTo(160_000);
        assertThat(json.at("/figures/stages/rounds/0").asLong()).isEqualTo(160_000);
        assertThat(json.at("/ratios/0/figure").asText()).isEqualTo("stages");
        assertThat(json.at("/ratios/0/reached").asBoolean()).isTrue();
        assertThat(json.at("/machine/processors").asInt()).isEqualTo(2);
    }

    @Test
    void writesTablesWithDateMachineAndProfile() {
        assertThat(report(Database.H2).markdown())
                .contains("2026-01-02 03:04 UTC. 2 x Some CPU, Linux amd64, Some VM 17")
                .contains("| stages only | read, transformed, validated, keyed and hashed; nothing loaded | 160,000 |")
                .contains("| first load / bare loop | 0.50 | 0.80 | **missed** |")
                .contains("| main | `org.h2.mvstore` | 42.5 % |");
    }

    @Test
    void holdsAModuleAgainstWhatItMayCost() {
        assertThat(report(Database.H2).text()).contains("first load / one module less", "0.91   target 0.85  reached");
    }

    private static Report report(Database kind) {
        return new Report(
                kind,
                "H2 2.5",
                1_000_000,
                1,
                Instant.parse("2026-01-02T03:04:05Z"),
                "1.0",
                new Machine("Some CPU", 2, 1024, "Linux amd64", "Some VM 17"),
                Samples.results(
                        Figure.PARSE,
                        400_000,
                        Figure.STAGES,
                        160_000,
                        Figure.INSERT,
                        80_000,
                        Figure.FIRST,
                        40_000,
                        Figure.WITHOUT,
                        44_000),
                Optional.of(PROFILE),
                0.85);
    }
}
