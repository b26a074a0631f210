package dev.etlpipeline.observability.metric;

import java.sql.Connection;
import java.time.Duration;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;

/** Hears of commits and rollbacks among all that is called. */
final class TransactionNews implements MethodExecutionListener {

    private final SqlNews news;

    TransactionNews(SqlNews news) {
        this.news = news;
    }

    @Override
    public void beforeMethod(MethodExecutionContext call) {}

    @Override
    public void afterMethod(MethodExecutionContext call) {
        String name = call.getMethod().getName();
        if (call.getTarget() instanceof Connection && (name.equals("commit") || name.equals("rollback"))) {
            news.ended(name, Duration.ofNanos(call.getElapsedTime()), call.getThrown());
        }
    }
}
