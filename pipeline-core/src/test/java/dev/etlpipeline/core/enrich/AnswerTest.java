package dev.etlpipeline.core.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void tellsNoValueAsText() {
        assertThat(new Answer(true, List.of("London", 51.5), "api", true).toString())
                .contains("cells=2", "api")
                .doesNotContain("London", "51.5");
    }
}
