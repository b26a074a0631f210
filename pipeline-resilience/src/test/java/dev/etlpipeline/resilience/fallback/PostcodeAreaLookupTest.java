package dev.etlpipeline.resilience.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.enrich.Values;
import dev.etlpipeline.criteria.Criterion;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostcodeAreaLookupTest {

    private final PostcodeAreaLookup areas = new PostcodeAreaLookup(PostcodeAreas.shipped());

    @Test
    @Criterion("quality-fallbacks.2")
    void saysThatItIsApproximate() {
        Values answer = areas.find(Set.of("AB10 1AA")).get("AB10 1AA");

        assertThat(answer.fields())
                .containsEntry("precision", "area")
                .containsEntry("country", "Scotland")
                .containsEntry("region", "Scotland")
                .containsEntry("latitude", new BigDecimal("57.29"))
                .containsEntry("postcode", "AB10 1AA");
    }

    @Test
    void tellsAreasOfOneLetterFromThoseOfTwo() {
        Map<String, Values> answers = areas.find(Set.of("B1 1AA", "BA1 1AA"));

        assertThat(answers.get("B1 1AA").get("region")).isEqualTo("West Midlands");
        assertThat(answers.get("BA1 1AA").get("region")).isEqualTo("South West");
    }

    @Test
    void leavesAnUnknownAreaToOthers() {
        assertThat(areas.find(Set.of("QQ1 1AA", "", "12"))).isEmpty();
    }

    @Test
    void knowsAllAreas() {
        assertThat(PostcodeAreas.shipped()).hasSize(124);
    }
}
