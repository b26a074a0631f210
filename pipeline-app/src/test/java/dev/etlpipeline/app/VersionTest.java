package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void tellsTheVersionThatMavenWroteIn() throws IOException {
        String[] lines = new Version().getVersion();

        assertThat(lines).singleElement().asString().matches("pipeline \\d+\\.\\d+\\.\\d+\\S*");
    }
}
