package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineSchemaTest {

    @Test
    void namesEveryFieldOfTheCatalogue() throws IOException {
        JsonNode properties =
                new ObjectMapper().readTree(LineSchema.FILE.toFile()).path("properties");

        assertThat(Arrays.stream(Field.values()).map(Field::key)).allMatch(properties::has);
        assertThat(Correlation.NAMES).allMatch(properties::has);
    }
}
