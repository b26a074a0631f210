package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.control.Holder;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.enrich.EnrichStage;
import dev.etlpipeline.core.load.Loader;
import dev.etlpipeline.core.module.BeforeRun;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.RecordSource;
import dev.etlpipeline.core.source.StartPoint;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, from its warehouse's opening to its audit row's end. Used once, by one thread. */
final class RunSession {

    private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);

    private final RunParts parts;
    private final RunRequest request;
    private final CurrentRun run;
    private final Operations operations;
    private final long started = System.nanoTime();
    private boolean interrupted;
    private volatile @Nullable ChunkFlow flow;

    RunSession(RunParts parts, RunRequest request, CurrentRun run) {
        this.parts = parts;
        this.request = request;
        this.run = run;
        this.operations = new Operations(parts.modules(), run);
    }

    /** Ends the run after the chunk in hand. Any thread. */
    void requestStop() {
        run.stop().set();
        ChunkFlow running = flow;
        if (running != null) {
            running.stop();
        }
    }

    /** @throws Exception what kept the run from beginning; that it was stopped, or an {@link Error}, is a result */
    RunResult execute() throws Exception {
        try (RecordSource source = parts.source(request)) {
            run.listeners().tell(listener -> listener.runStarted(run, request, source.size()));
            LOG.info(
                    "Run {} of {}, attempt {}, begins with {}, {} bytes",
                    run.runId(),
                    run.pipeline(),
                    run.attempt(),
                    request.name(),
                    source.size());
            if (source instanceof CsvSource file) {
                new SourceNotices(run, request.definition().source()).tell(file);
            }
            for (BeforeRun question : parts.modules().beforeRuns()) {
                question.ask(run, request, parts.home());
            }
            RunResult result = request.dryRun() ? dry(source) : load(source);
            if (result.state() == RunState.SUCCEEDED && result.accounting().read() == 0) {
                run.signal(Signal.of("source.no-records", "the file has a header and no records"));
            }
            finished(result);
            return result;
        } catch (RunStopped | Error e) { // an Error is what it is during the load: how the run ended
            RunResult result = notBegun(e);
            finished(result);
            return result;
        } catch (Exception e) {
            finished(notBegun(e));
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RunResult notBegun(Throwable why) {
        return result(Ended.by(why), new RunAccount(request.definition().schema(), Checkpoint.START), Optional.empty());
    }

    /** Remembers an interrupt until the run is over: H2 loses its database where an interrupted thread writes. */
    private void deferInterrupt() {
        if (Thread.interrupted()) {
            interrupted = true;
        }
    }

    private void finished(RunResult result) {
        LOG.info(
                "Run {} of {} ended {}: {}, rejects by rule {}, {} ms",
                run.runId(),
                run.pipeline(),
                result.state(),
                result.accounting(),
                result.rejects(),
                result.took().toMillis());
        run.listeners().tell(listener -> listener.runFinished(run, result));
    }

    private RunResult dry(RecordSource source) throws Exception {
        Preflights.dry(parts, request, run);
        TargetTable table = parts.modules().target(request.definition());
        try (Warehouse warehouse = connect();
                EnrichStage enrich = parts.enrich(request, run, operations, warehouse)) {
            DryLoad load = DryLoad.open(warehouse, table, request, run);
            RunAccount account = new RunAccount(table.schema(), Checkpoint.START);
            RunSteps steps = parts.steps(request, run, operations, source, enrich, table, load::account, account);
            Ended ended = flow(steps, enrich, Checkpoint.START, account);
            return result(ended, account, Optional.empty());
        } catch (SQLException e) {
            throw couldNotBegin(e);
        }
    }

    private static WarehouseException couldNotBegin(SQLException e) {
        return new WarehouseException("the run could not begin: the warehouse says " + SqlErrors.describe(e), e);
    }

    private RunResult load(RecordSource source) throws Exception {
        EarlyStandIns standIns = parts.standIns(request);
        try (Warehouse warehouse = connect()) {
            StartSteps first = new StartSteps(parts, run, operations, warehouse);
            first.migrate();
            try (RunLease lease = first.lease();
                    EnrichStage enrich = parts.enrich(request, run, operations, warehouse)) {
                return leased(source, warehouse, first, lease, enrich);
            } finally {
                deferInterrupt();
            }
        } catch (SQLException e) {
            throw couldNotBegin(e);
        } finally {
            standIns.await();
        }
    }

    private Warehouse connect() throws Exception {
        WarehouseSettings settings = parts.settings().read(WarehouseSettings.class);
        return operations.call(
                new Operation(OperationKind.CONNECT, "warehouse"),
                () -> Warehouse.open(
                        settings,
                        parts.home(),
                        parts.modules().dataSourceWrappers(),
                        "run " + run.runId() + " on " + Holder.ofThisProcess() + ", since "
                                + run.clock().instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private RunResult leased(
            RecordSource source, Warehouse warehouse, StartSteps first, RunLease lease, EnrichStage enrich)
            throws Exception {
        TargetTable table = parts.modules().target(request.definition());
        AuditedRun audited = AuditedRun.start(
                warehouse,
                run,
                request,
                lease.fence(),
                parts.version(),
                parts.modules().runRecorders());
        boolean ended = false;
        RunAccount account = new RunAccount(table.schema(), Checkpoint.START);
        try {
            Checkpoint start;
            first.ensure(table);
            try (Connection connection = warehouse.dataSource().getConnection()) {
                start = start(connection);
            }
            account = new RunAccount(table.schema(), start);
            if (start.equals(Checkpoint.START)) {
                new Preflights(parts, request, run, operations, parts.stages(request, enrich, table))
                        .check(source, enrich, this::begun);
            }
            RejectSink rejects = parts.rejects(request, run);
            Ended flowed = Ended.SUCCEEDED;
            Optional<Path> file;
            try {
                Loader loader = audited.loader(
                        table,
                        new Loader.LoadEdge(
                                parts.modules().participants(),
                                parts.modules().codecs(),
                                lease::touch,
                                rejects,
                                parts.modules().refusalPolicy(),
                                parts.modules().rowHashKey(request.definition())),
                        request.again());
                RunSteps.Load load = new AnnouncingLoad(
                        new LookingLoad(
                                loader,
                                parts.settings().read(WarehouseSettings.class).poolSize()),
                        rejects,
                        run,
                        start.chunks() + 1);
                RunSteps steps = parts.steps(request, run, operations, source, enrich, table, load, account);
                flowed = flow(steps, enrich, start, account);
                file = rejects.file();
            } finally {
                flowed = closed(rejects, flowed);
            }
            ended = true;
            return result(audited.end(flowed, account, substituted(account)), account, file);
        } catch (Throwable e) {
            if (!ended) {
                deferInterrupt();
                audited.end(Ended.by(e), account, new TreeMap<>());
            }
            throw e;
        }
    }

    private Checkpoint start(Connection connection) throws SQLException {
        StartPoint point = parts.modules().startPoint().orElse(null);
        return point == null ? Checkpoint.START : point.startOf(connection, run, request);
    }

    /** A sink that can't be closed fails the run, but hides neither its account nor an earlier failure. */
    private Ended closed(RejectSink rejects, Ended ended) {
        try {
            rejects.close();
            return ended;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The rejects of run {} could not be closed", run.runId(), Failures.safe(e));
            return ended.butFor(e);
        }
    }

    private Ended flow(RunSteps steps, EnrichStage enrich, Checkpoint start, RunAccount account) {
        Ended ended = ran(steps, enrich, start);
        deferInterrupt();
        return ended.degradedBy(substituted(account)).under(account.brokenLaw());
    }

    private Ended ran(RunSteps steps, EnrichStage enrich, Checkpoint start) {
        try {
            ChunkFlow running = parts.flow(steps, enrich);
            begun(running);
            return running.run(start) ? Ended.SUCCEEDED : Ended.INTERRUPTED;
        } catch (InterruptedException e) {
            interrupted = true;
            return new Ended(RunState.INTERRUPTED, e);
        } catch (SQLException e) {
            return Ended.by(new WarehouseException(
                    "the warehouse failed during the run, it says: " + SqlErrors.describe(e), e));
        } catch (Throwable e) {
            return Ended.by(e);
        }
    }

    private SortedMap<String, Long> substituted(RunAccount account) {
        return account.substituted(parts.substitutes(request.definition()));
    }

    private void begun(ChunkFlow running) {
        flow = running;
        run.stop().alsoWhen(running::stopping); // before it is asked: a flow that has ended says so too
        if (run.stopping()) {
            running.stop();
        }
    }

    private RunResult result(Ended ended, RunAccount account, Optional<Path> rejectsFile) {
        return new RunResult(
                run.runId(),
                run.pipeline(),
                ended.state(),
                account.account(),
                account.before(),
                account.rejects(),
                account.examples(),
                request.dryRun() ? new TreeMap<>() : account.enrichment(),
                substituted(account),
                operations.times(),
                Duration.ofNanos(System.nanoTime() - started),
                request.dryRun(),
                rejectsFile.orElse(null),
                ended.failure());
    }
}
