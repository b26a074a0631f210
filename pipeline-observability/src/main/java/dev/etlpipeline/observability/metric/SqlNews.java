package dev.etlpipeline.observability.metric;

import dev.etlpipeline.observability.log.Event;
import dev.etlpipeline.observability.log.EventLine;
import dev.etlpipeline.observability.log.Field;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import org.jspecify.annotations.Nullable;

/** Measures and logs what SQL took: texts without literals, never a value. Thread-safe. */
final class SqlNews implements QueryExecutionListener {

    private final Meters meters;
    private final ChunkInHand inHand;
    private final Duration slowAfter;
    private final List<SqlWatcher> watchers;
    private final SqlText texts = new SqlText();
    private final Quietly quietly = new Quietly("Timing SQL");

    /** How long each slow statement took when that was last warned of. */
    private final Map<String, Duration> warned = new ConcurrentHashMap<>();

    /** @param watchers told of all that is measured; may become more */
    SqlNews(Meters meters, ChunkInHand inHand, Duration slowAfter, List<SqlWatcher> watchers) {
        this.meters = meters;
        this.inHand = inHand;
        this.slowAfter = slowAfter;
        this.watchers = watchers;
    }

    /** Whether it is measured by the LOAD alone that it is part of. */
    boolean bypassed(String sql) {
        return texts.kind(sql).writesTarget();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        quietly.run(() -> queries.stream().findFirst().ifPresent(query -> executed(execution, query.getQuery())));
    }

    private void executed(ExecutionInfo execution, String sql) {
        Duration took = Duration.ofNanos(execution.getElapsedTime());
        SqlText.Kind kind = texts.kind(sql);
        Throwable failure = execution.getThrowable();
        meters.time(Metric.SQL, took, kind.verb(), kind.table(), errorType(failure));
        long rows = rows(execution.getResult());
        if (!watchers.isEmpty()) {
            SqlWatcher.Done done =
                    new SqlWatcher.Done(SqlText.shown(sql), kind.verb(), kind.table(), took, errorType(failure), rows);
            watchers.forEach(watcher -> watcher.executed(done));
        }
        if (rows > 0) {
            meters.count(Metric.SQL_ROWS, rows, kind.verb(), kind.table());
        }
        if (took.compareTo(slowAfter) > 0) {
            meters.count(Metric.SQL_SLOW, 1, kind.verb(), kind.table());
            slow(sql, took, rows);
        }
        tell(sql, took, rows, failure);
    }

    private static void tell(String sql, Duration took, long rows, @Nullable Throwable failure) {
        Event event = failure == null ? Event.SQL_DONE : Event.SQL_FAILED;
        if (!EventLine.isOn(event)) {
            return;
        }
        EventLine line = EventLine.of(event)
                .with(Field.STATEMENT, SqlText.shown(sql))
                .with(Field.TOOK_US, took.toNanos() / 1000);
        (failure == null ? line.with(Field.ROWS, known(rows)) : line.with(Field.CAUSE, errorType(failure))).log();
    }

    private static @Nullable Long known(long rows) {
        return rows < 0 ? null : (Long) rows;
    }

    private void slow(String sql, Duration took, long rows) {
        Duration last = warned.get(sql);
        if (last == null || took.compareTo(last.multipliedBy(2)) >= 0) {
            warned.put(sql, took);
            EventLine.of(Event.SQL_SLOW)
                    .with(Field.STATEMENT, SqlText.shown(sql))
                    .with(Field.ROWS, known(rows))
                    .with(Field.TOOK_MS, took.toMillis())
                    .log();
        }
    }

    /** Tells of a commit or a rollback. */
    void ended(String end, Duration took, @Nullable Throwable failure) {
        quietly.run(() -> {
            meters.time(
                    Metric.TRANSACTION,
                    took,
                    end,
                    inHand.ofThisThread().isPresent() ? "load" : "other",
                    failure == null ? "ok" : "failed");
            watchers.forEach(watcher -> watcher.ended(end, took, failure == null));
            if (EventLine.isOn(Event.TRANSACTION_ENDED)) {
                EventLine.of(Event.TRANSACTION_ENDED)
                        .with(Field.END, end)
                        .with(Field.CAUSE, failure == null ? null : errorType(failure))
                        .with(Field.TOOK_US, took.toNanos() / 1000)
                        .log();
            }
        });
    }

    /** The first two letters of SQLState: its class, of which there are few. */
    private static String errorType(@Nullable Throwable failure) {
        if (failure == null) {
            return "none";
        }
        String state = failure instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null || state.length() < 2 ? "unknown" : state.substring(0, 2);
    }

    /** How many were written, -1 where that is not said. */
    private static long rows(@Nullable Object result) {
        if (result instanceof Integer count) {
            return count;
        }
        if (result instanceof Long count) {
            return count;
        }
        // Of a batch: a negative number says that it succeeded without saying how often.
        if (result instanceof int[] counts) {
            return Arrays.stream(counts)
                    .mapToLong(count -> count < 0 ? 1 : count)
                    .sum();
        }
        return -1;
    }
}
