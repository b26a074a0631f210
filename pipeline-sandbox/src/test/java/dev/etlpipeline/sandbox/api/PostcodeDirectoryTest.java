package dev.etlpipeline.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.sandbox.api.PostcodeAreas.Area;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostcodeDirectoryTest {

    private static final Map<String, Area> AREAS = PostcodeAreas.load(Optional.empty());

    private final PostcodeDirectory directory = new PostcodeDirectory(AREAS, 0);

    static Iterable<Area> areas() {
        return AREAS.values();
    }

    @ParameterizedTest
    @MethodSource("areas")
    void knowsEveryAreaAndPlacesItsPostcodesNearItsMiddle(Area area) {
        Map<String, ?> result = directory.find(area.area() + "1 1AA").orElseThrow();

        assertThat(result.get("country")).isEqualTo(area.country());
        assertThat(result.get("region")).isEqualTo(area.region().orElse(null));
        assertThat(result.get("admin_district")).isEqualTo(area.adminDistrict().orElse(null));
        assertNear((Double) result.get("latitude"), area.latitude());
        assertNear((Double) result.get("longitude"), area.longitude());
    }

    @Test
    void givesEachPostcodeAPlaceOfItsOwnAndAlwaysTheSame() {
        Map<String, ?> one = directory.find("M1 1AA").orElseThrow();
        Map<String, ?> other = directory.find("M1 1AB").orElseThrow();
        Map<String, ?> elsewhere = new PostcodeDirectory(AREAS, 0).find("m11aa").orElseThrow();

        assertThat(one.get("latitude")).isNotEqualTo(other.get("latitude"));
        assertThat(one).isEqualTo(elsewhere);
    }

    @Test
    void doesNotKnowTheAskedShareOfPostcodes() {
        PostcodeDirectory forgetful = new PostcodeDirectory(AREAS, 0.1);

        long unknown = IntStream.range(0, 1000)
                .filter(i ->
                        forgetful.find("M" + i % 100 + " " + i / 100 + "AA").isEmpty())
                .count();

        assertThat(unknown).isBetween(60L, 140L);
    }

    private static void assertNear(Double actual, Optional<Double> middle) {
        if (middle.isEmpty()) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isBetween(middle.get() - 0.1, middle.get() + 0.1);
        }
    }
}
