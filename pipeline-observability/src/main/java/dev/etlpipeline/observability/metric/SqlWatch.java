package dev.etlpipeline.observability.metric;

import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.proxy.NanoTimeStopwatchFactory;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.support.ProxyDataSource;

/** Stands around the pool of a run and tells of statements, commits and rollbacks. */
final class SqlWatch implements UnaryOperator<DataSource> {

    private final SqlNews news;

    SqlWatch(SqlNews news) {
        this.news = news;
    }

    @Override
    public DataSource apply(DataSource pool) {
        ProxyDataSource watched = new ProxyDataSource(pool);
        watched.setProxyConfig(ProxyConfig.Builder.create()
                .dataSourceName("warehouse")
                .stopwatchFactory(new NanoTimeStopwatchFactory())
                .queryListener(news)
                .methodListener(new TransactionNews(news))
                .jdbcProxyFactory(new LightProxies(news))
                .build());
        return watched;
    }
}
