package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.control.RunAudit;
import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.load.Loader;
import dev.etlpipeline.core.module.RunRecorder;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RecordsAgain;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run's row in the audit and its file's in the register. */
final class AuditedRun {

    private static final Logger LOG = LoggerFactory.getLogger(AuditedRun.class);

    private final Warehouse warehouse;
    private final CurrentRun run;
    private final long fileId;
    private final RunAudit audit;
    private final List<RunRecorder> recorders;

    private AuditedRun(Warehouse warehouse, CurrentRun run, long fileId, RunAudit audit, List<RunRecorder> recorders) {
        this.warehouse = warehouse;
        this.run = run;
        this.fileId = fileId;
        this.audit = audit;
        this.recorders = recorders;
    }

    static AuditedRun start(
            Warehouse warehouse,
            CurrentRun run,
            RunRequest request,
            long fence,
            String version,
            List<RunRecorder> recorders)
            throws SQLException, IOException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            long fileId = SourceFiles.register(connection, request.input().identify(), run.clock());
            RunAudit audit = inTransaction(connection, () -> {
                RunAudit begun = RunAudit.start(connection, run, request.operation(), fileId, fence, version);
                for (RunRecorder recorder : recorders) {
                    recorder.begun(connection, run, request, new RunRecorder.Begun(begun.runNo(), fence, version));
                }
                return begun;
            });
            return new AuditedRun(warehouse, run, fileId, audit, recorders);
        }
    }

    private static <T> T inTransaction(Connection tx, Writing<T> writing) throws SQLException {
        tx.setAutoCommit(false);
        boolean committed = false;
        try {
            T written = writing.write();
            tx.commit();
            committed = true;
            return written;
        } finally {
            if (!committed) {
                tx.rollback();
            }
        }
    }

    /** What stands in one transaction. */
    private interface Writing<T> {
        T write() throws SQLException;
    }

    /** @param again records of an earlier run, whose number their rows keep; null for a load */
    Loader loader(TargetTable table, Loader.LoadEdge edge, @Nullable RecordsAgain again) {
        Loader loader = new Loader(
                warehouse.dataSource(),
                warehouse.dialect(),
                table,
                edge,
                run,
                fileId,
                again == null ? audit.runNo() : again.runNo());
        return again == null ? loader : loader.yieldingToLaterRuns();
    }

    private static @Nullable String note(SortedMap<String, Long> substituted) {
        return substituted.isEmpty()
                ? null
                : substituted.entrySet().stream()
                        .map(mark -> mark.getKey() + " in " + mark.getValue() + " rows")
                        .collect(Collectors.joining(", ", "substitutes answered: ", ""));
    }

    /** Completes the row, however the run ended; not to be called by an interrupted thread. */
    Ended end(Ended ended, RunAccount account, SortedMap<String, Long> substituted) {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            Throwable failure = ended.failure();
            String message = failure == null ? note(substituted) : Failures.describe(failure);
            RunRecorder.End end = new RunRecorder.End(ended.state(), account.account(), account.rejects(), failure);
            inTransaction(connection, () -> {
                audit.end(connection, run.clock(), ended.state(), account.account(), failure, message);
                for (RunRecorder recorder : recorders) {
                    recorder.ended(connection, run, end);
                }
                return end;
            });
            recorders.forEach(this::tellCommitted);
            return ended;
        } catch (SQLException e) {
            LOG.warn(
                    "The end of run {} could not be written to etl.enrichment_audit: {}",
                    run.runId(),
                    SqlErrors.describe(e));
            return ended.butFor(new WarehouseException(
                    "what is accounted for is loaded, but the audit row could not be completed: "
                            + SqlErrors.describe(e),
                    e));
        }
    }

    private void tellCommitted(RunRecorder recorder) {
        try {
            recorder.endCommitted(run);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} failed behind the end of run {}", recorder.getClass().getName(), run.runId(), Failures.safe(e));
        }
    }
}
