package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.etlpipeline.criteria.Criterion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a run leaves in the log. */
@Timeout(60)
class RunLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(RunSession.class);
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    @TempDir
    Path folder;

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
    @Criterion("input-validation.3")
    void holdsTheFilesSizeItsRecordsAndTheRulesThatRejectedSome() throws Exception {
        String people = "person_id,postcode\n1,SW1A 1AA\n2,SW1A 2AA,too much\n3,longer than ten\n";

        new Run(folder).load(people.getBytes(StandardCharsets.UTF_8));

        assertThat(messages())
                .anySatisfy(line -> assertThat(line).contains("begins with people.csv, " + people.length() + " bytes"))
                .anySatisfy(line -> assertThat(line)
                        .contains("ended SUCCEEDED", "read=3", "inserted=1", "quarantined=2")
                        .contains("rejects by rule {column-count=1, length=1}"));
        assertThat(messages()).noneMatch(line -> line.contains("longer than ten") || line.contains("too much"));
    }

    private List<String> messages() {
        return seen.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
