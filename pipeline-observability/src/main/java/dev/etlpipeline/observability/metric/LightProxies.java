package dev.etlpipeline.observability.metric;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.jdk.JdkJdbcProxyFactory;

/**
 * Proxies as the library makes them, but for prepared statements: the library's remember every value that is set, for
 * each row of a batch, which takes longer than the row itself. These set values and forget them; and those that write rows
 * into targets, hundreds of thousands of times, get none at all.
 */
final class LightProxies extends JdkJdbcProxyFactory {

    private final SqlNews news;

    LightProxies(SqlNews news) {
        this.news = news;
    }

    @Override
    public PreparedStatement createPreparedStatement(
            PreparedStatement statement,
            String sql,
            ConnectionInfo connection,
            Connection proxy,
            ProxyConfig config,
            boolean generatedKeys) {
        if (news.bypassed(sql)) {
            return statement;
        }
        return (PreparedStatement) Proxy.newProxyInstance(
                LightProxies.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                new TimedStatement(statement, sql, connection, proxy, config.getQueryListener()));
    }
}
