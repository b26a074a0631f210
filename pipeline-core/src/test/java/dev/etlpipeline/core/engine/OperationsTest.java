package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.Exchange;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
    void tellsListenersOfExchanges() {
        List<Exchange> heard = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void exchanged(RunContext run, Exchange exchange) {
                heard.add(exchange);
            }
        };
        Exchange exchange = new Exchange("postcode-api", "POST", 200, null, Duration.ofMillis(7), Duration.ZERO);

        new Operations(
                        modules,
                        new CurrentRun(
                                new RunId("a-run"), 1, "people", Clock.systemUTC(), new Listeners(List.of(listener))))
                .exchanged(exchange);

        assertThat(heard).containsExactly(exchange);
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
