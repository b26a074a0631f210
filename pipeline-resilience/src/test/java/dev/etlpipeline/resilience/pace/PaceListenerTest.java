package dev.etlpipeline.resilience.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.Signal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceListenerTest {

    private final List<Signal> signals = new ArrayList<>();
    private final PaceListener listener = new PaceListener();

    private record Run(RunId runId, List<Signal> signals) implements RunContext {

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public String pipeline() {
            return "people";
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public void signal(Signal signal) {
            signals.add(signal);
        }
    }

    private void handful(String run, Operation operation, long millis) {
        for (int i = 0; i < Pace.HANDFUL; i++) {
            listener.operationFinished(new Run(new RunId(run), signals), operation, Duration.ofMillis(millis));
        }
    }

    @Test
    void namesTheApiThatGotSlower() {
        handful("run", new Operation(OperationKind.API_CALL, "postcode-api"), 20);
        handful("run", new Operation(OperationKind.API_CALL, "company-api"), 20);

        handful("run", new Operation(OperationKind.API_CALL, "postcode-api"), 240);
        handful("run", new Operation(OperationKind.API_CALL, "company-api"), 20);

        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.name()).isEqualTo("pace.slower");
            assertThat(signal.message()).isEqualTo("postcode-api takes 240 ms for a call, 20 ms at its best");
            assertThat(signal.facts()).containsEntry("target", "postcode-api");
        });
    }

    @Test
    void isNotMisledByASlowBeginning() {
        Operation call = new Operation(OperationKind.API_CALL, "postcode-api");
        handful("run", call, 400);
        handful("run", call, 20);

        handful("run", call, 240);

        assertThat(signals)
                .singleElement()
                .extracting(Signal::message)
                .isEqualTo("postcode-api takes 240 ms for a call, 20 ms at its best");
    }

    @Test
    void saysItAgainAtThreeTimesWhatItSaidLast() {
        Operation call = new Operation(OperationKind.API_CALL, "postcode-api");
        handful("run", call, 20);

        handful("run", call, 100);
        handful("run", call, 240);
        handful("run", call, 20);
        handful("run", call, 299);
        handful("run", call, 300);

        assertThat(signals).extracting(signal -> signal.facts().get("now_ms")).containsExactly(100L, 300L);
    }

    @Test
    void comparesARunWithItselfAlone() {
        handful("fast", new Operation(OperationKind.LOAD, "warehouse", 1), 20);

        handful("slow", new Operation(OperationKind.LOAD, "warehouse", 1), 240);

        assertThat(signals).isEmpty();
    }

    @Test
    void saysNothingOfWhatDependsOnRows() {
        handful("run", new Operation(OperationKind.TRANSFORM, "rows", 1), 20);

        handful("run", new Operation(OperationKind.TRANSFORM, "rows", 1), 240);

        assertThat(signals).isEmpty();
    }
}
