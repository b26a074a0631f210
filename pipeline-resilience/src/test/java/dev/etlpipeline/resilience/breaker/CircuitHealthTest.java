package dev.etlpipeline.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.criteria.Criterion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitHealthTest {

    private static final String API = "postcode-api";

    private final GuardedRun run = new GuardedRun().begin();

    @Test
    @Criterion("api-monitoring.3")
    void followsTheCircuit() throws Exception {
        assertThat(run.health(API).detail()).contains("no call yet");
        run.call(API, () -> "answer");
        assertThat(run.health(API).health()).isEqualTo(Health.UP);

        run.openCircuit(API);

        assertThat(run.health(API).health()).isEqualTo(Health.DEGRADED);
        assertThat(run.health(API).detail()).startsWith("open");
    }

    @Test
    @Criterion("health-endpoints.5")
    void isContributedForEachApiOfTheSettings() {
        Modules modules = new Modules();

        ApiGuards.install(
                modules,
                Settings.of(
                        Map.of(
                                "warehouse.url",
                                "jdbc:h2:mem:unused",
                                "enrichment.postcode.base-url",
                                "http://127.0.0.1/"),
                        ApiLimitSettings.class));

        assertThat(modules.healthChecks()).extracting(HealthCheck::name).containsExactly("postcode-api-circuit");
        assertThat(modules.healthChecks()).noneMatch(HealthCheck::decidesRuns);
    }
}
