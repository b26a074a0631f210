package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.control.RunAudit;
import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.load.Loader;
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

    private AuditedRun(Warehouse warehouse, CurrentRun run, long fileId, RunAudit audit) {
        this.warehouse = warehouse;
        this.run = run;
        this.fileId = fileId;
        this.audit = audit;
    }

    static AuditedRun start(Warehouse warehouse, CurrentRun run, RunRequest request, long fence, String version)
            throws SQLException, IOException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            long fileId = SourceFiles.register(connection, request.input().identify(), run.clock());
            return new AuditedRun(
                    warehouse,
                    run,
                    fileId,
                    RunAudit.start(connection, run, request.operation(), fileId, fence, version));
        }
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
            audit.end(
                    connection,
                    run.clock(),
                    ended.state(),
                    account.account(),
                    failure,
                    failure == null ? note(substituted) : Failures.describe(failure));
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
}
