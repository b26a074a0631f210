package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits on a thread of the run hears that it is to end. */
@Timeout(60)
class StoppingTest {

    @TempDir
    Path folder;

    private final CountDownLatch waiting = new CountDownLatch(1);

    @Test
    void isHeardByAnInterceptorThatWaitsWhenTheUserStops() throws Exception {
        Run run = new Run(folder);
        run.modules().intercept(new WaitsUntilStopping(OperationKind.LOAD));
        Thread user = new Thread(() -> {
            awaitWaiting();
            run.stop();
        });
        user.start();

        RunResult result = run.load();

        user.join();
        assertThat(result.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(result.accounting().read()).isZero();
    }

    @Test
    void isHeardByTheLoaderWhereAnotherPartFails() throws Exception {
        Run run = new Run(folder, "load.chunks-in-flight", "4");
        run.modules().intercept(new WaitsUntilStopping(OperationKind.LOAD));
        run.modules().intercept(new FailsWhenOthersWait());

        RunResult result = run.load();

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed().orElseThrow()).hasMessage("the file is gone");
    }

    private void awaitWaiting() {
        try {
            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class WaitsUntilStopping implements Interceptor {

        private final OperationKind kind;

        WaitsUntilStopping(OperationKind kind) {
            this.kind = kind;
        }

        @Override
        public Layer layer() {
            return Layer.PROTECT;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            if (call.operation().kind() != kind) {
                return call.proceed();
            }
            assertThat(call.run().stopping()).isFalse();
            waiting.countDown();
            while (!call.run().stopping()) {
                Thread.onSpinWait();
            }
            throw new RunStopped(RunState.INTERRUPTED, "stopped while it waited", null);
        }
    }

    private final class FailsWhenOthersWait implements Interceptor {

        @Override
        public Layer layer() {
            return Layer.FAULT;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            if (call.operation().kind() == OperationKind.EXTRACT
                    && call.operation().chunk() == 3) {
                awaitWaiting();
                throw new IllegalStateException("the file is gone");
            }
            return call.proceed();
        }
    }
}
