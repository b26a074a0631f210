package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EventLineTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(EventLine.LOGGER);
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    @BeforeEach
    void watch() {
        seen.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(seen);
    }

    @AfterEach
    void stopWatching() {
        logger.detachAppender(seen);
        logger.setLevel(null);
    }

    @Test
    void fillsTheMessageFromTheFields() {
        EventLine.of(Event.RUN_STARTED)
                .with(Field.FILE, "a.csv")
                .with(Field.BYTES, 12)
                .log();

        assertThat(seen.list.get(0).getFormattedMessage()).isEqualTo("The run began with a.csv, 12 bytes");
        assertThat(seen.list.get(0).getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .containsExactly("event=run.started", "bytes=12", "file=a.csv");
    }

    @Test
    void refusesAFieldThatTheCatalogueDoesNotName() {
        assertThatThrownBy(() -> EventLine.of(Event.RUN_STARTED).with(Field.CAUSE, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RUN_STARTED has no field CAUSE");
    }

    @Test
    void marksCriticalLines() {
        EventLine.of(Event.RUN_UNSOUND).log();

        assertThat(seen.list.get(0).getLevel()).isEqualTo(Level.ERROR);
        assertThat(seen.list.get(0).getMarkerList()).containsExactly(Severity.MARKER);
    }

    @Test
    void isOffBelowTheLevel() {
        EventLine.of(Event.CHUNK_READ).with(Field.RECORDS, 1).log();

        assertThat(EventLine.isOn(Event.CHUNK_READ)).isFalse();
        assertThat(seen.list).isEmpty();
    }
}
