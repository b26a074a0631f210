package dev.etlpipeline.observability.metric;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import org.jspecify.annotations.Nullable;

/** A prepared statement that tells when it was executed, and remembers none of its values. */
final class TimedStatement implements InvocationHandler {

    private final PreparedStatement statement;
    private final String sql;
    private final ConnectionInfo info;
    private final Connection connection;
    private final QueryExecutionListener listener;
    private int batch;

    TimedStatement(
            PreparedStatement statement,
            String sql,
            ConnectionInfo info,
            Connection connection,
            QueryExecutionListener listener) {
        this.statement = statement;
        this.sql = sql;
        this.info = info;
        this.connection = connection;
        this.listener = listener;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        String name = method.getName();
        if (name.startsWith("execute")) {
            return timed(method, args);
        }
        switch (name) {
            case "addBatch" -> batch++;
            case "clearBatch" -> batch = 0;
            case "getConnection" -> {
                return connection;
            }
            case "equals" -> {
                return args != null && proxy == args[0];
            }
            default -> {}
        }
        return passed(method, args);
    }

    private @Nullable Object passed(Method method, @Nullable Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(statement, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable Object timed(Method method, @Nullable Object @Nullable [] args) throws Throwable {
        boolean batched = batch > 0;
        ExecutionInfo execution = new ExecutionInfo(info, statement, batched, batch, method, new Object[0]);
        batch = 0;
        long start = System.nanoTime();
        try {
            Object result = passed(method, args);
            execution.setResult(result);
            execution.setSuccess(true);
            return result;
        } catch (Throwable failure) {
            execution.setThrowable(failure);
            throw failure;
        } finally {
            execution.setElapsedTime(System.nanoTime() - start);
            listener.afterQuery(execution, List.of(new QueryInfo(sql)));
        }
    }
}
