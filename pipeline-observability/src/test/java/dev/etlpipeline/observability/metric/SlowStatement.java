package dev.etlpipeline.observability.metric;

import java.time.Duration;
import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;

/** Tells of a statement that took as long as a test wants. */
final class SlowStatement {

    private SlowStatement() {}

    static void tell(SqlNews news, String sql, Duration took) {
        ExecutionInfo execution = new ExecutionInfo();
        execution.setElapsedTime(took.toNanos());
        execution.setSuccess(true);
        news.afterQuery(execution, List.of(new QueryInfo(sql)));
    }
}
