package dev.etlpipeline.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails between the opening of the warehouse and the first chunk: migrations, the lease, the target. */
@Timeout(120)
class StartStepsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void areTriedAgainWhereTheErrorPasses(int step) throws Exception {
        FailingOnce failing = new FailingOnce(step);
        PeopleRun run = new PeopleRun(
                        folder, "jdbc:h2:file:" + folder.resolve("db").toAbsolutePath() + ";MODE=MSSQLServer")
                .retried(false);
        run.modules().intercept(failing);

        RunResult result = run.run(false);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.accounting().inserted()).isEqualTo(PeopleRun.PEOPLE);
        assertThat(failing.connects).isEqualTo(5);
    }

    /** Loses the line before one of the steps. */
    private static final class FailingOnce implements Interceptor {

        private final int step;
        private int connects;

        FailingOnce(int step) {
            this.step = step;
        }

        @Override
        public Layer layer() {
            return Layer.FAULT;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            if (call.operation().kind() == OperationKind.CONNECT && ++connects == step) {
                throw new SQLException("the line is cut", "08S01");
            }
            return call.proceed();
        }
    }
}
