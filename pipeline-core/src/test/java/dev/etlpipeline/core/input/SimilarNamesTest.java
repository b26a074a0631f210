package dev.etlpipeline.core.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarNamesTest {

    @Test
    void givesTheNearestFirstAndThreeAtMost() {
        assertThat(SimilarNames.of("postcode", List.of("post_code", "postcodes", "region", "POSTCODE", "posTcod")))
                .containsExactly("POSTCODE", "posTcod", "post_code");
    }

    @Test
    void givesNothingWhereNothingIsNear() {
        assertThat(SimilarNames.of("email", List.of("phone", "customer_email_address", "id")))
                .isEmpty();
        assertThat(SimilarNames.of("", List.of("a"))).isEmpty();
    }
}
