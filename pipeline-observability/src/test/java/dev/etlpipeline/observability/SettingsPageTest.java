package dev.etlpipeline.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "observability", "settings.md");

    @Test
    void theCommittedPageIsWhatTheCodeSays() throws IOException {
        ObservabilityModule module = new ObservabilityModule();

        assertThat(Files.readString(PAGE))
                .as("written anew by: ./pipeline docs settings observability > docs/observability/settings.md")
                .isEqualTo(SettingsReference.module(module.name(), module.settings()));
    }
}
