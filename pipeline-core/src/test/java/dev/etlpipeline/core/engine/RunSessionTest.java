package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run that does not go well, with the whole engine on an embedded database. */
@Timeout(60)
class RunSessionTest {

    private final Ends ends = new Ends();

    @TempDir
    Path folder;

    private Run run() throws IOException {
        Run run = new Run(folder);
        run.modules().listen(ends);
        return run;
    }

    @Test
    @Criterion("health-endpoints.6")
    void beginsNothingWhereSomebodyStopsItBefore() throws Exception {
        Run run = run();
        run.modules().beforeRun((context, request, home) -> {
            assertThat(home).isEqualTo(folder);
            throw new RunStopped(RunState.FAILED, "the disk of " + context.pipeline() + " is full", null);
        });
        run.modules().beforeRun((context, request, home) -> fail("not asked any more"));

        RunResult result = run.load();

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed()).map(Throwable::getMessage).hasValue("the disk of people is full");
        assertThat(folder.resolve("db.mv.db")).doesNotExist();
        assertThat(ends.states).containsExactly(RunState.FAILED);
    }

    @Test
    void goesOnWhereNobodyStopsItBefore() throws Exception {
        Run run = run();
        List<Boolean> dry = new CopyOnWriteArrayList<>();
        run.modules().beforeRun((context, request, home) -> dry.add(request.dryRun()));

        assertThat(run.load().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.dry().state()).isEqualTo(RunState.SUCCEEDED);

        assertThat(dry).containsExactly(false, true);
    }

    @Test
    void dryRunNeedsNoRegisterOfFiles() throws Exception {
        Run run = run();
        run.makeTargetOnly();

        RunResult result = run.dry();

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.accounting().inserted()).isEqualTo(Run.PEOPLE);
        assertThat(result.enrichment()).isEmpty();
    }

    @Test
    void dryRunSaysThatItIsTheWarehouseThatFails() throws Exception {
        Run run = run();
        run.modules().wrapDataSource(RunSessionTest::refusing);

        assertThatThrownBy(run::dry).isInstanceOf(WarehouseException.class).hasMessageContaining("08S01");
    }

    private static DataSource refusing(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    throw new SQLException("the line is down", "08S01");
                });
    }

    @Test
    void isStoppedBeforeItBegins() throws Exception {
        Run run = run();
        run.modules().intercept(new Stopping(OperationKind.CONNECT));

        RunResult result = run.load();

        assertThat(result.state()).isEqualTo(RunState.SUSPENDED);
        assertThat(result.failed()).containsInstanceOf(RunStopped.class);
        assertThat(ends.states).containsExactly(RunState.SUSPENDED);
    }

    @Test
    void isStoppedByItsStartPointWithAnAuditRowThatSaysSo() throws Exception {
        Run run = run();
        run.modules().startPoint((connection, context, request) -> {
            throw new RunStopped(RunState.REJECTED, "nothing to resume", null);
        });

        RunResult result = run.load();

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(ends.states).containsExactly(RunState.REJECTED);
        assertThat(run.audit()).containsExactly("REJECTED: nothing to resume");
    }

    @Test
    void endsFailedWhereMemoryRunsOutBeforeTheFirstRow() throws Exception {
        Run run = run();
        run.modules().preflight((context, request, look) -> {
            throw new OutOfMemoryError("Java heap space");
        });

        RunResult result = run.load();

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed()).containsInstanceOf(OutOfMemoryError.class);
        assertThat(ends.states).containsExactly(RunState.FAILED);
        assertThat(run.audit()).singleElement().asString().startsWith("FAILED: memory ran out (OutOfMemoryError).");
    }

    @Test
    void completesTheAuditRowOfARunWhosePartsFailBeforeTheFlow() throws Exception {
        Run run = run();
        run.modules().participate(new LoadParticipant() {
            @Override
            public Set<String> beforeColumns() {
                throw new IllegalStateException("Ann Payload");
            }
        });

        assertThatThrownBy(run::load).isInstanceOf(IllegalStateException.class);

        assertThat(run.audit()).containsExactly("FAILED: java.lang.IllegalStateException");
        assertThat(ends.states).containsExactly(RunState.FAILED);
    }

    @Test
    void completesTheAuditRowOfARunWhoseRejectSinkCannotBeOpened() throws Exception {
        Run run = run();
        run.modules().rejectSink((context, request) -> {
            throw new IllegalStateException("no disk");
        });

        assertThatThrownBy(run::load).isInstanceOf(IllegalStateException.class);

        assertThat(run.audit()).containsExactly("FAILED: java.lang.IllegalStateException");
    }

    @Test
    void auditsARunWhoseTargetIsRefused() throws Exception {
        Run run = run();
        run.makeNarrowTarget();

        assertThatThrownBy(run::load).isInstanceOf(WarehouseException.class);

        assertThat(run.audit()).singleElement().asString().startsWith("FAILED: the target warehouse.people");
    }

    @Test
    void keepsTheAccountWhereTheRejectSinkCannotBeClosed() throws Exception {
        Run run = run();
        run.modules().rejectSink((context, request) -> new Unclosable());

        RunResult result = run.load();

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed().orElseThrow()).isInstanceOf(IOException.class);
        assertThat(result.accounting().inserted()).isEqualTo(Run.PEOPLE);
        assertThat(run.audit()).containsExactly("FAILED: java.io.IOException");
        assertThat(ends.states).containsExactly(RunState.FAILED);
    }

    @Test
    void completesTheAuditRowOfAnInterruptedRunAndLeavesTheThreadInterrupted() throws Exception {
        Run run = run();
        run.modules().listen(new AfterFirstChunk(Thread.currentThread()::interrupt));

        RunResult result = run.load();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(run.audit()).containsExactly("INTERRUPTED: java.lang.InterruptedException");
    }

    @Test
    void checksTheLawOfAnInterruptedRunToo() throws Exception {
        Run run = run();
        run.modules().listen(new AfterFirstChunk(run::stop));
        run.modules().participate(new Miscounting());

        RunResult result = run.load();

        assertThat(result.accounting().read()).isLessThan(Run.PEOPLE);
        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed()).containsInstanceOf(AccountingException.class);
    }

    @Test
    void stopsWhileItWaitsForTheLease() throws Exception {
        Run run = run();
        run.holdLease();
        run.modules().listen(new RunListener() {
            @Override
            public void signalled(RunContext context, Signal signal) {
                run.stop();
            }
        });

        RunResult result = run.load();

        assertThat(result.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(result.failed()).containsInstanceOf(RunStopped.class);
    }

    @Test
    void tellsListenersOfCallsToAnApi() throws Exception {
        Run run = run();

        run.load();

        assertThat(ends.finished)
                .contains(new Operation(OperationKind.API_CALL, "postcode-api"))
                .contains(new Operation(OperationKind.CONNECT, "warehouse"));
    }

    @Test
    void tellsListenersOfCallsThatFail() throws Exception {
        Run run = run();
        run.modules().intercept(new Stopping(OperationKind.API_CALL));

        assertThat(run.load().state()).isEqualTo(RunState.SUSPENDED);

        assertThat(ends.failed).contains(new Operation(OperationKind.API_CALL, "postcode-api"));
    }

    private static final class Ends implements RunListener {

        private final List<RunState> states = new CopyOnWriteArrayList<>();
        private final List<Operation> finished = new CopyOnWriteArrayList<>();
        private final List<Operation> failed = new CopyOnWriteArrayList<>();

        @Override
        public void operationFinished(RunContext run, Operation operation, Duration took) {
            finished.add(operation);
        }

        @Override
        public void operationFailed(RunContext run, Operation operation, Duration took, Exception failure) {
            failed.add(operation);
        }

        @Override
        public void runFinished(RunContext run, RunResult result) {
            states.add(result.state());
        }
    }

    private record AfterFirstChunk(Runnable action) implements RunListener {

        @Override
        public void chunkCommitted(RunContext run, LoadedChunk chunk) {
            if (chunk.chunk().number() == 1) {
                action.run();
            }
        }
    }

    private record Stopping(OperationKind kind) implements Interceptor {

        @Override
        public Layer layer() {
            return Layer.PROTECT;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            if (call.operation().kind() == kind) {
                throw new RunStopped(RunState.SUSPENDED, "it is away", "./pipeline resume");
            }
            return call.proceed();
        }
    }

    /** Says that chunks were loaded before, and miscounts them. */
    private static final class Miscounting implements LoadParticipant {

        @Override
        public Optional<LoadCounts> alreadyLoaded(Connection tx, Chunk chunk) {
            return Optional.of(new LoadCounts(0, 0, 0, 0, 0));
        }
    }

    private static final class Unclosable implements RejectSink {

        @Override
        public void keep(RunContext run, Chunk chunk) {}

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            throw new IOException("Ann Payload");
        }
    }
}
