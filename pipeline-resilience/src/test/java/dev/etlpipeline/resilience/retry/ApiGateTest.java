package dev.etlpipeline.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.CallChain;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.criteria.Criterion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiGateTest {

    private final Attempts call = new Attempts(OperationKind.API_CALL);
    private final RetryInterceptor retry = call.interceptor(0.5, false);
    private final Interceptor gate = retry.gate();

    /** As a bulkhead does; when this call's turn comes, another one has just been refused. */
    private final class WaitForAPermit implements Interceptor {

        private final String retryAfter;
        private boolean waited;

        WaitForAPermit(String retryAfter) {
            this.retryAfter = retryAfter;
        }

        @Override
        public Layer layer() {
            return Layer.PROTECT;
        }

        @Override
        public <T> T intercept(Call<T> waiting) throws Exception {
            if (!waited) {
                waited = true;
                ApiException refused = ApiException.ofStatus("postcode-api", 429, "no more", retryAfter, null);
                assertThatThrownBy(() -> gate.intercept(new Attempts(OperationKind.API_CALL, refused)))
                        .isSameAs(refused);
            }
            return waiting.proceed();
        }
    }

    private String through(Interceptor waiting) throws Exception {
        return new CallChain(List.of(retry, waiting, gate)).call(call.operation(), call, call::proceed);
    }

    @Test
    @Criterion("retry.4")
    void holdsBackWhatWaitedForAPermitWhenTheApiAskedToBeLeftAlone() throws Exception {
        String answer = through(new WaitForAPermit("2"));

        assertThat(answer).isEqualTo("done");
        assertThat(call.times()).hasSize(1);
        assertThat(call.times().get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(call.signals()).isEmpty();
    }

    @Test
    void failsWithoutACallWhereTheApiAskedForLongerThanAnybodyWaits() {
        assertThatThrownBy(() -> through(new WaitForAPermit("86400")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("postcode-api was not called");
        assertThat(call.times()).isEmpty();
    }

    @Test
    @Criterion("retry.3")
    void tellsOnceOfAllCallsThatAreNotMade() {
        Attempts refused = new Attempts(
                OperationKind.API_CALL, ApiException.ofStatus("postcode-api", 429, "no more", "86400", null));
        assertThatThrownBy(() -> refused.through(retry)).hasMessage("no more");

        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> call.through(retry)).hasMessageContaining("postcode-api was not called");
        }

        assertThat(refused.signalNames()).containsExactly("retry.exhausted");
        assertThat(call.times()).isEmpty();
        assertThat(call.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.name()).isEqualTo(HeldBackCalls.HELD_BACK);
            assertThat(signal.message())
                    .isEqualTo("postcode-api asked to be left alone until 2026-07-02T12:00:00Z;"
                            + " this run makes no call to it before that");
        });
    }
}
