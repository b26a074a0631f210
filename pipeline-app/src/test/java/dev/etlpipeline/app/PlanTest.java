package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.StartPoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @Test
    void drawsTheRowsWayAndWhatStandsAroundIt() {
        Settings settings = Settings.of(Map.of(
                "warehouse.url", "jdbc:h2:mem:plan;MODE=MSSQLServer",
                "enrichment.postcode.base-url", "http://localhost/postcodes"));
        Modules modules = Modules.install(List.of(), settings);
        modules.intercept(new Named("fault", Layer.FAULT));
        modules.intercept(new Named("retry", Layer.PROTECT));
        modules.intercept(new Named("breaker", Layer.PROTECT));

        String plan = new Plan(
                        new ScreenFixture().plain(),
                        App.definition(HOME.resolve("seeds/pipelines/customers.yaml"), modules),
                        modules,
                        settings)
                .text();

        assertThat(plan)
                .startsWith("Pipeline customers, into warehouse.customer_enriched at jdbc:h2:mem:plan\n")
                .containsSubsequence(
                        "EXTRACT     CSV, UTF-8, delimiter ',', 10 columns, key customer_id",
                        "TRANSFORM   trim",
                        "title-case [first_name, last_name]",
                        "VALIDATE ",
                        "email [email]",
                        "ENRICH      postcode by postcode: api at http://localhost/postcodes -> [region, country,",
                        "company by company: no settings: enrichment.company is missing -> [company_number,",
                        "|        risk\n",
                        "LOAD        one transaction a chunk of up to 1,000 rows or 1,048,576 bytes; 8 chunks in flight",
                        "rejects of all stages: a CSV file in var/rejects",
                        "OBSERVE   -",
                        "PROTECT   retry > breaker",
                        "FAULT     fault",
                        "Watched by:  -",
                        "Modules:     none beside the core")
                .doesNotContain("MODE=");
    }

    @Test
    void saysWhichStartPointIsUsed() {
        Settings settings = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:plan;MODE=MSSQLServer"));
        Modules modules = Modules.install(List.of(), settings);
        modules.startPoint((connection, run, request) -> Checkpoint.START);
        modules.startPoint(new Ledger());

        String plan = new Plan(
                        new ScreenFixture().plain(),
                        App.definition(HOME.resolve("seeds/pipelines/customers.yaml"), modules),
                        modules,
                        settings)
                .text();

        assertThat(plan).contains("from where Ledger says");
    }

    @Test
    void saysWhatTheFileItselfWillTell() {
        Settings settings = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:plan;MODE=MSSQLServer"));
        Modules modules = Modules.install(List.of(), settings);

        String plan = new Plan(
                        new ScreenFixture().plain(),
                        App.definition(HOME.resolve("seeds/pipelines/orders.yaml"), modules),
                        modules,
                        settings)
                .text();

        assertThat(plan).contains("CSV, UTF-8 or as its byte order mark says, delimiter detected, 8 columns");
    }

    private static final class Ledger implements StartPoint {

        @Override
        public Checkpoint startOf(Connection connection, RunContext run, RunRequest request) {
            return Checkpoint.START;
        }
    }

    private record Named(String name, Layer layer) implements Interceptor {

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            return call.proceed();
        }
    }
}
