package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the trace id of a run beside its audit row, as soon as that is there: behind the steps at the warehouse before the first
 * chunk, in a transaction of its own. Where it can't be written the run goes on.
 */
final class RunTrace implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RunTrace.class);

    private static final String NOTE = """
            INSERT INTO etl.run_trace (batch_id, attempt, trace_id, noted)
            SELECT a.batch_id, a.attempt, ?, ? FROM etl.enrichment_audit a
            WHERE a.batch_id = ? AND a.attempt = ?
            AND NOT EXISTS (SELECT 1 FROM etl.run_trace t WHERE t.batch_id = a.batch_id AND t.attempt = a.attempt)
            """;

    private final LiveRuns runs;
    private final Map<LiveRun, Integer> connects = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile @Nullable DataSource warehouse;

    RunTrace(LiveRuns runs) {
        this.runs = runs;
    }

    /** The warehouse that is opened now. */
    DataSource using(DataSource opened) {
        warehouse = opened;
        return opened;
    }

    @Override
    public Layer layer() {
        return Layer.OBSERVE;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        T result = call.proceed();
        if (call.operation().kind() == OperationKind.CONNECT) {
            runs.of(call.run()).ifPresent(this::connected);
        }
        return result;
    }

    /** The first step only opens the warehouse: its tables may be missing. */
    private void connected(LiveRun live) {
        int before = connects.merge(live, 1, Integer::sum) - 1;
        DataSource opened = warehouse;
        if (before == 0 || opened == null) {
            return;
        }
        try (Connection connection = opened.getConnection()) {
            note(connection, live.run());
        } catch (SQLException e) {
            LOG.warn("The trace id could not be written beside the audit row: {}", Failures.describe(e));
        }
    }

    private static void note(Connection connection, RunContext run) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            insert.setString(1, TraceIds.traceId(run.runId()));
            insert.setObject(2, LocalDateTime.ofInstant(run.clock().instant(), ZoneOffset.UTC));
            insert.setString(3, run.runId().value());
            insert.setInt(4, run.attempt());
            insert.executeUpdate();
        }
    }
}
