package dev.etlpipeline.core.warehouse;

import com.zaxxer.hikari.HikariConfig;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import java.util.ArrayList;
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

    /** How long a connection beyond the first stays open unused. */
    private static final long IDLE_MILLIS = 600_000;

    private PoolConfig() {}

    /** @throws SettingsException where settings do not go together; HikariCP would change them and only warn */
    static HikariConfig of(WarehouseSettings settings, JdbcUrl url) {
        refuseWhatDoesNotFit(settings);
        HikariConfig config = new HikariConfig();
        config.setPoolName("warehouse");
        config.setMaximumPoolSize(settings.poolSize());
        // One stays open between chunks, and keeps an embedded database open; the others go when nobody needs them.
        config.setMinimumIdle(1);
        config.setIdleTimeout(IDLE_MILLIS);
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setValidationTimeout(settings.validationTimeout().toMillis());
        config.setKeepaliveTime(settings.keepalive().toMillis());
        config.setMaxLifetime(settings.maxLifetime().toMillis());
        config.setLeakDetectionThreshold(settings.leakDetection().toMillis());
        // Try once and say what is wrong: whether to try again is decided further out.
        config.setInitializationFailTimeout(1);
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

    private static void refuseWhatDoesNotFit(WarehouseSettings settings) {
        List<String> problems = new ArrayList<>();
        if (settings.keepalive().compareTo(settings.maxLifetime()) >= 0) {
            problems.add("warehouse.keepalive: must be shorter than warehouse.max-lifetime (" + settings.maxLifetime()
                    + "), but is '" + settings.keepalive() + "'");
        }
        if (settings.leakDetection().compareTo(settings.maxLifetime()) > 0) {
            problems.add("warehouse.leak-detection: must not be longer than warehouse.max-lifetime ("
                    + settings.maxLifetime() + "), but is '" + settings.leakDetection() + "'");
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    /** H2's own data source: by its URL, the pool would have all drivers loaded, and SQL Server's takes its time. */
    private static JdbcDataSource h2(WarehouseSettings settings, JdbcUrl url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(url.isEmbedded() ? completed(url, EMBEDDED) : completed(url, server(settings)));
        source.setUser(url.property("user", settings.user().orElse("")));
        source.setPassword(url.property("password", settings.password().orElse("")));
        return source;
    }

    /** Without it a server that accepts and stays silent, or a line that is cut without a word, is waited for for ever. */
    private static List<String> server(WarehouseSettings settings) {
        return List.of("NETWORK_TIMEOUT=" + settings.socketTimeout().toMillis());
    }

    private static String completed(JdbcUrl url, List<String> properties) {
        StringBuilder text = new StringBuilder(url.text());
        for (String property : properties) {
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
