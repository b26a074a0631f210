package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The target database and the pool before it. */
@ConfigMapping(prefix = "warehouse")
public interface WarehouseSettings {

    @Setting("JDBC URL of the warehouse. Whatever driver property stands in it wins over the settings here.")
    String url();

    @Setting("Database user.")
    Optional<String> user();

    @Setting(value = "Password of the user; give a reference such as ${SQLSERVER_PASSWORD}.", secret = true)
    Optional<String> password();

    @Setting(
            value = "Connections in the pool: one loads, one beats the lease, the rest are for look-ups.",
            min = 2,
            max = 100)
    @WithDefault("4")
    int poolSize();

    @Setting(value = "How long to wait for a connection from the pool.", atLeast = "PT0.25S", atMost = "PT10M")
    @WithDefault("PT10S")
    Duration connectionTimeout();

    @Setting(
            value = "How long a connection that was idle may take to say that it lives, before it is replaced.",
            atLeast = "PT0.25S",
            atMost = "PT1M")
    @WithDefault("PT3S")
    Duration validationTimeout();

    @Setting(
            value =
                    "How often an idle connection is asked whether it lives, so that firewalls do not forget it. Shorter than"
                            + " warehouse.max-lifetime.",
            atLeast = "PT30S",
            atMost = "PT1H")
    @WithDefault("PT2M")
    Duration keepalive();

    @Setting(
            value =
                    "How old a connection becomes before it is replaced while nobody uses it; some minutes less than what the"
                            + " server or a balancer before it allows.",
            atLeast = "PT1M",
            atMost = "PT24H")
    @WithDefault("PT30M")
    Duration maxLifetime();

    @Setting(
            value =
                    "A connection that is not given back for so long is reported in the log, with where it was taken. Longer"
                            + " than a chunk ever takes, and no longer than warehouse.max-lifetime.",
            atLeast = "PT2S",
            atMost = "PT24H")
    @WithDefault("PT10M")
    Duration leakDetection();

    @Setting(
            value = "SQL Server: how long a login may take (driver property loginTimeout).",
            atLeast = "PT1S",
            atMost = "PT10M")
    @WithDefault("PT15S")
    Duration loginTimeout();

    @Setting(
            value = "How long an answer may take before the connection counts as dead: SQL Server's socketTimeout, the"
                    + " NETWORK_TIMEOUT of an H2 server. The drivers' own default waits for ever.",
            atLeast = "PT1S",
            atMost = "PT1H")
    @WithDefault("PT60S")
    Duration socketTimeout();

    @Setting(
            value =
                    "SQL Server: bytes of a network packet (packetSize); 16383 is the most that TLS carries in one record.",
            min = 512,
            max = 32767)
    @WithDefault("16383")
    int packetSize();

    @Setting("SQL Server: whether the line is encrypted.")
    @WithDefault("true")
    boolean encrypt();

    @Setting("SQL Server: accept a certificate that nobody vouches for. Only for a database on this machine.")
    @WithDefault("false")
    boolean trustServerCertificate();

    @Setting("Name under which the pipeline's sessions show in the database (applicationName).")
    @WithDefault("etl-pipeline")
    String applicationName();
}
