package dev.etlpipeline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "sandbox", "settings.md");

    @Test
    void theCommittedPageIsWhatTheCodeSays() throws IOException {
        SandboxModule module = new SandboxModule();

        assertThat(Files.readString(PAGE))
                .as("written anew by: ./pipeline docs settings sandbox > docs/sandbox/settings.md")
                .isEqualTo(SettingsReference.module(module.name(), module.settings()));
    }
}
