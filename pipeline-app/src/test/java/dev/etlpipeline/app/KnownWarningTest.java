package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class KnownWarningTest {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger flyway = context.getLogger("org.flywaydb");
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    @BeforeEach
    void listen() {
        seen.start();
        flyway.addAppender(seen);
    }

    @AfterEach
    void listenNoMore() {
        flyway.detachAppender(seen);
    }

    @Test
    void saysNothingOfAnH2ThatFlywayDoesNotKnow(@TempDir Path folder) {
        try (Warehouse warehouse = H2Databases.inFolder(folder).open()) {
            assertThat(warehouse.place()).startsWith("jdbc:h2:");
        }

        assertThat(seen.list).isEmpty();
    }

    @Test
    void passesOnWhatFlywaySaysOfOtherDatabases() {
        context.getLogger("org.flywaydb.core.internal.database.base.Database")
                .warn("Using SQL Server 99 which is newer than the version Flyway has been verified with.");

        assertThat(seen.list).hasSize(1);
    }
}
