package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JsonSummaryTest {

    @Test
    void isOneObjectWithThePromisedKeys() {
        String json = JsonSummary.of(Results.of(RunState.SUCCEEDED, Results.FIRST_LOAD));

        String file = Path.of("var/rejects/r.csv").toAbsolutePath().toString().replace("\\", "\\\\");
        assertThat(json)
                .isEqualTo(
                        "{\"run_id\":\"20260102T030405Z-a1b2c3\",\"pipeline\":\"customers\",\"status\":\"SUCCEEDED\","
                                + "\"accounting\":{\"read\":1000,\"inserted\":960,\"updated\":0,\"unchanged\":0,\"superseded\":10,"
                                + "\"quarantined\":30},\"rejects\":{\"email\":12,\"postcode\":18},"
                                + "\"enrichment\":{\"Full\":720,\"Partial\":250},\"substituted\":{},\"stages\":{\"extract\":0.012,\"load\":1.500},"
                                + "\"seconds\":2.000,\"rows_per_second\":500.0,\"rejects_file\":\"" + file + "\"}");
    }

    @Test
    void hasNullWhereThereIsNoRejectsFile() {
        assertThat(JsonSummary.of(Results.of(RunState.SUCCEEDED, Accounting.ZERO)))
                .endsWith("\"rejects_file\":null}");
    }
}
