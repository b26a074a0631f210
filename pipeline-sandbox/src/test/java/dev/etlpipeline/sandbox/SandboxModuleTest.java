package dev.etlpipeline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.core.settings.Settings;
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
    private final Modules modules =
            Modules.install(List.of(new SandboxModule()), Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:sandbox")));

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

    private int status(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
