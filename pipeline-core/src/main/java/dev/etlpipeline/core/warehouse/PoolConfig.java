package dev.etlpipeline.core.warehouse;

import com.zaxxer.hikari.HikariConfig;
import dev.etlpipeline.core.settings.WarehouseSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;

/** The pool before the warehouse, and what the SQL Server driver is told. */
final class PoolConfig {

    /**
     * What an embedded database needs where its URL does not say otherwise: the SQL that is spoken, durability on
     * kill -9, a file that Ctrl-C does not close under the chunk in hand, and no trace file beside it, into which H2
     * would write refused rows.
     */
    private static final List<String> EMBEDDED =
            List.of("MODE=MSSQLServer", "WRITE_DELAY=0", "DB_CLOSE_ON_EXIT=FALSE", "TRACE_LEVEL_FILE=0");

    private PoolConfig() {}

    static HikariConfig of(WarehouseSettings settings, JdbcUrl url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("warehouse");
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (url.isSqlServer()) {
            config.setJdbcUrl(url.text());
            credentials(settings, url, config);
            driverProperties(settings).forEach((name, value) -> {
                if (!url.has(name)) {
                    config.addDataSourceProperty(name, value);
                }
            });
        } else {
            config.setDataSource(h2(settings, url));
            config.setExceptionOverrideClassName(H2ConnectionErrors.class.getName());
        }
        return config;
    }

    /** H2's own data source: by its URL, the pool would have all drivers loaded, and SQL Server's takes its time. */
    private static JdbcDataSource h2(WarehouseSettings settings, JdbcUrl url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(url.isEmbedded() ? completed(url) : url.text());
        source.setUser(url.property("user", settings.user().orElse("")));
        source.setPassword(url.property("password", settings.password().orElse("")));
        return source;
    }

    private static String completed(JdbcUrl url) {
        StringBuilder text = new StringBuilder(url.text());
        for (String property : EMBEDDED) {
            if (!url.has(property.substring(0, property.indexOf('=')))) {
                text.append(';').append(property);
            }
        }
        return text.toString();
    }

    private static void credentials(WarehouseSettings settings, JdbcUrl url, HikariConfig config) {
        Optional<String> user = settings.user();
        if (user.isPresent() && !url.has("user") && !url.has("userName")) {
            config.setUsername(user.get());
        }
        if (settings.password().isPresent() && !url.has("password")) {
            config.setPassword(settings.password().get());
        }
    }

    /**
     * The driver lets properties win over the URL, so only those are passed that the URL does not name. Its own
     * connectRetryCount stays off: a second retry beneath ours repeats at once and hides faults. Text goes as NVARCHAR,
     * as the columns are; a VARCHAR parameter would be converted at each row.
     */
    private static Map<String, String> driverProperties(WarehouseSettings settings) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("applicationName", settings.applicationName());
        properties.put("sendStringParametersAsUnicode", "true");
        properties.put("socketTimeout", Long.toString(settings.socketTimeout().toMillis()));
        properties.put("loginTimeout", Long.toString(settings.loginTimeout().toSeconds()));
        properties.put("packetSize", Integer.toString(settings.packetSize()));
        properties.put("encrypt", Boolean.toString(settings.encrypt()));
        properties.put("trustServerCertificate", Boolean.toString(settings.trustServerCertificate()));
        properties.put("connectRetryCount", "0");
        return properties;
    }
}
