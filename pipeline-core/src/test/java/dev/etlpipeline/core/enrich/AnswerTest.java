package dev.etlpipeline.core.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void tellsNoValueAsText() {
        assertThat(new Answer(true, new Object[] {"London", 51.5}, "api", true, true).toString())
                .contains("cells=2", "api")
                .doesNotContain("London", "51.5");
    }
}
