package dev.etlpipeline.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.etlpipeline.sandbox.api.PostcodeAreas.Area;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the loader, and of the reference data it loads. */
class PostcodeAreasTest {

    private static final String HEADER = "area,country,region,admin_district,latitude,longitude,precision\n";

    @TempDir
    private Path folder;

    @Test
    void thereAreAll124() {
        assertThat(PostcodeAreas.load(Optional.empty())).hasSize(124).containsKeys("AB", "B", "BT", "JE", "ZE");
    }

    @Test
    void onlyEnglandHasRegionsAndItHasNine() {
        Map<String, Area> areas = PostcodeAreas.load(Optional.empty());

        assertThat(areas.values())
                .allSatisfy(area -> assertThat(area.region().isPresent())
                        .isEqualTo(area.country().equals("England")));
        assertThat(areas.values().stream()
                        .flatMap(area -> area.region().stream())
                        .distinct())
                .hasSize(9);
    }

    @Test
    void allButTheIslandsHaveADistrictAndAPlaceInTheUnitedKingdom() {
        assertThat(PostcodeAreas.load(Optional.empty()).values()).allSatisfy(area -> {
            boolean island =
                    area.country().endsWith("Islands") || area.country().equals("Isle of Man");
            assertThat(area.adminDistrict().isPresent()).isNotEqualTo(island);
            assertThat(area.latitude().isPresent()).isNotEqualTo(island);
            assertThat(area.latitude().orElse(55.0)).isBetween(49.9, 60.9);
            assertThat(area.longitude().orElse(0.0)).isBetween(-8.2, 1.8);
        });
    }

    @Test
    void everyRowSaysHowPreciseItIs() throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "seeds", "reference", "postcode-areas.csv")))
                .hasSize(125)
                .startsWith(HEADER.strip())
                .filteredOn(line -> !line.equals(HEADER.strip()))
                .allMatch(line -> line.endsWith(",area"))
                .isSorted();
    }

    @Test
    void readsAnotherFileWhereOneIsNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("areas.csv"), HEADER + "XX,Atlantis,,\"Deep, City of\",1.50,-2.50,area\n");

        assertThat(PostcodeAreas.load(Optional.of(file)).values())
                .containsExactly(new Area(
                        "XX",
                        "Atlantis",
                        Optional.empty(),
                        Optional.of("Deep, City of"),
                        Optional.of(1.5),
                        Optional.of(-2.5)));
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        Path otherHeader = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        Path shortRow = Files.writeString(folder.resolve("short.csv"), HEADER + "XX,Atlantis\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostcodeAreas.load(Optional.of(otherHeader)))
                .withMessageContaining("must begin with area,country,region");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostcodeAreas.load(Optional.of(shortRow)))
                .withMessageContaining("A postcode area has 7 columns");
    }
}
