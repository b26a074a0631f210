package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.observability.WrappedPool;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the database which run a session works for: SQL Server by session context and by {@code CONTEXT_INFO}, which others see in
 * {@code sys.dm_exec_sessions}; H2 by session variables. Once for each connection of the pool and attempt. Where it can't be told the
 * connection is as good.
 */
final class SessionDataSource extends WrappedPool {

    private static final Logger LOG = LoggerFactory.getLogger(SessionDataSource.class);

    private final LiveRuns runs;
    private final Map<Connection, LiveRun> told = Collections.synchronizedMap(new WeakHashMap<>());

    SessionDataSource(DataSource pool, LiveRuns runs) {
        super(pool);
        this.runs = runs;
    }

    @Override
    protected Connection lend(Asking asking) throws SQLException {
        Connection connection = asking.ask();
        runs.only().ifPresent(live -> {
            try {
                Connection session = connection.unwrap(Connection.class);
                if (!live.equals(told.get(session))) {
                    tell(connection, live.run());
                    told.put(session, live);
                }
            } catch (SQLException e) {
                LOG.debug("A session was not told its run: {}", Failures.describe(e));
            }
        });
        return connection;
    }

    private static void tell(Connection connection, RunContext context) throws SQLException {
        RunId run = context.runId();
        if (!run.value().matches("[0-9A-Za-z-]{1,40}")) {
            return; // it stands in the statements as it is
        }
        String parent = TraceIds.traceparent(TraceIds.traceId(run), TraceIds.attemptSpan(run, context.attempt()));
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        try (Statement statement = connection.createStatement()) {
            for (String sql : h2 ? inH2(run, parent) : inSqlServer(run, parent)) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> inH2(RunId run, String parent) {
        return List.of("SET @run_id = '" + run + "'", "SET @traceparent = '" + parent + "'");
    }

    private static List<String> inSqlServer(RunId run, String parent) {
        byte[] both = (run + " " + parent).getBytes(StandardCharsets.US_ASCII);
        return List.of(
                "SET CONTEXT_INFO 0x" + HexFormat.of().formatHex(both) + "; EXEC sp_set_session_context N'run_id', N'"
                        + run + "'; EXEC sp_set_session_context N'traceparent', N'" + parent + "'");
    }
}
