package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.RunId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private final Modules modules = new Modules();

    private Map<String, String> headers() {
        CurrentRun run = new CurrentRun(new RunId("a-run"), 2, "people", Clock.systemUTC(), new Listeners(List.of()));
        return new Operations(modules, run).headers(new Operation(OperationKind.API_CALL, "postcode-api"));
    }

    @Test
    void addsNoHeadersWhereNobodyGivesAny() {
        assertThat(headers()).isEmpty();
    }

    @Test
    void asksEveryModuleForHeaders() {
        modules.callHeaders((operation, run) -> Map.of("x-run", run.runId() + "/" + run.attempt()));
        modules.callHeaders((operation, run) -> Map.of("x-target", operation.target()));

        assertThat(headers()).isEqualTo(Map.of("x-run", "a-run/2", "x-target", "postcode-api"));
    }

    @Test
    void goesOnWithoutTheHeadersThatAModuleCannotGive() {
        modules.callHeaders((operation, run) -> {
            throw new IllegalStateException("broken");
        });
        modules.callHeaders((operation, run) -> Map.of("x-target", operation.target()));

        assertThat(headers()).containsExactly(Map.entry("x-target", "postcode-api"));
    }
}
