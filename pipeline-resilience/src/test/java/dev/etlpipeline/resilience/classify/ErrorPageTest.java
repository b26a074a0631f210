package dev.etlpipeline.resilience.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorPageTest {

    private static final Path PAGE = Path.of("..", "docs", "resilience", "error-classes.md");

    private static OnCall onCall(Map<String, String> settings) {
        Map<String, String> values = new java.util.HashMap<>(Map.of("warehouse.url", "jdbc:h2:mem:page"));
        values.putAll(settings);
        return new OnCall(Settings.of(values, OnCallSettings.class).read(OnCallSettings.class));
    }

    @Test
    void theCommittedPageIsWhatTheCodeSays() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("written anew by: ./pipeline errors --page > docs/resilience/error-classes.md")
                .isEqualTo(new ErrorPage(onCall(Map.of())).markdown());
    }

    @Test
    void leavesNothingOpen() {
        String page = new ErrorPage(onCall(Map.of())).markdown();

        assertThat(page).doesNotContain("{{", "null");
        for (ErrorClass kind : ErrorClass.values()) {
            assertThat(page).contains(kind.remedy(), kind.template());
        }
        for (Severity severity : Severity.values()) {
            assertThat(page).contains("| " + severity + " | " + severity.meaning());
        }
    }

    @Test
    void namesTheRolesThatSettingsName() {
        OnCall rota = onCall(Map.of(
                "resilience.on-call.first", "blue shift",
                "resilience.on-call.database", "DBA desk",
                "resilience.on-call.second", "red shift",
                "resilience.on-call.lead", "head of data"));

        assertThat(rota.path(ErrorClass.RESOURCE))
                .isEqualTo("blue shift, then DBA desk, then red shift, then head of data");
        assertThat(rota.path(ErrorClass.TRANSIENT)).isEqualTo("blue shift");
        assertThat(new ErrorPage(rota).markdown()).contains("| `resilience.on-call.first` | blue shift |");
    }

    @Test
    void callsSoonerTheMoreItMatters() {
        Severity[] all = Severity.values();

        for (int i = 1; i < all.length; i++) {
            assertThat(all[i].acknowledge()).isLessThan(all[i - 1].acknowledge());
            assertThat(all[i].second()).isLessThan(all[i - 1].second());
            assertThat(all[i].lead()).isLessThan(all[i - 1].lead());
        }
    }
}
