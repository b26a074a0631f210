package dev.etlpipeline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.sandbox.api.SimulatedApiSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxModuleTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Modules modules = Modules.install(
            List.of(new SandboxModule()),
            Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:sandbox"), SandboxSettings.class));

    @Test
    void startsTheApisWhenTheyAreAskedForAndStopsThemAgain() throws Exception {
        StandIn postcodes = modules.standIns().get("postcode-api");
        StandIn companies = modules.standIns().get("company-api");

        URI postcodeApi = postcodes.start();
        URI companyApi = companies.start();

        assertThat(postcodeApi).isNotEqualTo(companyApi);
        assertThat(postcodes.start()).isEqualTo(postcodeApi);
        assertThat(status(postcodeApi.resolve("/postcodes/SW1A1AA"))).isEqualTo(200);
        assertThat(status(companyApi.resolve("/company/00000000"))).isIn(401, 404);

        postcodes.close();
        companies.close();
        assertThatThrownBy(() -> status(postcodeApi)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> status(companyApi)).isInstanceOf(ConnectException.class);
    }

    @Test
    void registersWhatTheLocalProfileNames() {
        assertThat(modules.names()).containsExactly("sandbox");
        assertThat(modules.standIns()).containsOnlyKeys("postcode-api", "company-api");
    }

    @Test
    void answersAsSlowlyAsSettingsSay() throws Exception {
        StandIn slow = install("sandbox.delay", "PT0.3S").standIns().get("postcode-api");
        URI api = slow.start();

        long begun = System.nanoTime();
        int status = status(api.resolve("/postcodes/SW1A1AA"));

        assertThat(status).isEqualTo(200);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(300_000_000);
        slow.close();
    }

    @Test
    void answersInTwentyMillisecondsWhereSettingsSayNothing() {
        SandboxSettings settings = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:sandbox"), SandboxSettings.class)
                .read(SandboxSettings.class);

        assertThat(settings.delay()).isEqualTo(SimulatedApiSettings.defaults().delay());
    }

    @Test
    void refusesAnAnswerThatNobodyWaitsFor() {
        assertThatThrownBy(() -> install("sandbox.delay", "PT61S"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "sandbox.delay: must be a duration such as PT30S from PT0S to PT1M, but is 'PT61S'");
    }

    private static Modules install(String key, String value) {
        Map<String, String> settings = Map.of("warehouse.url", "jdbc:h2:mem:sandbox", key, value);
        return Modules.install(List.of(new SandboxModule()), Settings.of(settings, SandboxSettings.class));
    }

    private int status(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
