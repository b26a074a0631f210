package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What becomes of a run whose log, or whose trace's row, can't be written; and of a log that is large. */
@Timeout(120)
class LogTroubleTest {

    private final FakeApi api = new FakeApi();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        api.close();
    }

    private static List<String> people(int count) {
        List<String> people = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            people.add(i + ",Ann,30,AB1 2CD");
        }
        return people;
    }

    @Test
    @Criterion("structured-logging.4")
    void beginsANewFileWhereOneIsFullAndOverwritesNone() throws IOException {
        LoggedRun run = new LoggedRun(folder, H2Databases.inFolder(folder), api.url())
                .set("observability.log.level", "DEBUG")
                .set("observability.sql.watched", "false") // its lines would be more than are kept
                .set("observability.log.max-file-bytes", "10000");

        run.of(people(200));

        assertThat(LogFolder.files(run.logs())).hasSizeGreaterThan(1);
        assertThat(run.lines(Event.CHUNK_COMMITTED))
                .extracting(line -> line.json().path(Correlation.CHUNK).asInt())
                .isSorted()
                .hasSize(100);
    }

    @Test
    void loadsWhereTheLogCanNotBeWritten() throws IOException {
        LoggedRun run = new LoggedRun(folder, H2Databases.inFolder(folder), api.url())
                .set("observability.health.before-run", "off"); // it would not begin
        Files.writeString(run.logs(), "a file where the folder should be");

        assertThat(run.of(people(4)).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void loadsWhereTheTraceCanNotBeWritten() throws Exception {
        TestDatabase database = H2Databases.inFolder(folder);
        LoggedRun run = new LoggedRun(folder, database, api.url());
        run.of(people(1));
        run.execute("DROP TABLE etl.run_trace");

        assertThat(run.of(people(4)).state()).isEqualTo(RunState.SUCCEEDED);

        assertThat(run.lines())
                .filteredOn(line -> line.message().startsWith("The trace id could not be written"))
                .hasSizeBetween(1, 3);
    }

    @Test
    void writesNoMessageOfAnErrorThatIsNotOurs() throws IOException {
        LoggedRun run = new LoggedRun(folder, H2Databases.inFolder(folder), api.url());
        run.of(people(1));

        LoggerFactory.getLogger("some.library")
                .error("failed", new IllegalStateException("zqxone", new SQLException("zqxtwo")));

        LogLine line = run.lines().stream()
                .filter(one -> one.message().equals("failed"))
                .findFirst()
                .orElseThrow();
        assertThat(line.text(SafeStackTrace.FIELD))
                .contains("java.lang.IllegalStateException\n", "Caused by: java.sql.SQLException\n")
                .doesNotContain("zqx");
    }
}
