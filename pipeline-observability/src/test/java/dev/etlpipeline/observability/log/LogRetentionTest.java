package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRetentionTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private void file(String name, String lastLine) throws IOException {
        Files.setLastModifiedTime(Files.writeString(folder.resolve(name), ""), FileTime.from(Instant.parse(lastLine)));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @Criterion("structured-logging.4")
    void deletesWhatIsOlderThanItIsToBeKept() throws IOException {
        file("20260101T000000Z-old.jsonl", "2026-01-01T00:00:00Z");
        file("20260101T000000Z-long.jsonl", "2026-01-30T00:00:00Z");
        file("20260131T000000Z-new.jsonl", "2026-01-31T00:00:00Z");

        new LogRetention(Duration.ofDays(10), 100).clean(folder, NOW);

        assertThat(left()).containsExactly("20260101T000000Z-long.jsonl", "20260131T000000Z-new.jsonl");
    }

    @Test
    void deletesTheOldestWhereThereAreTooMany() throws IOException {
        for (int day = 10; day < 14; day++) {
            file("202601" + day + "T000000Z-a.jsonl", "2026-01-31T00:00:00Z");
        }

        new LogRetention(Duration.ofDays(365), 2).clean(folder, NOW);

        assertThat(left()).containsExactly("20260112T000000Z-a.jsonl", "20260113T000000Z-a.jsonl");
    }

    @Test
    void touchesNoOtherFiles() throws IOException {
        file("pipeline-2020-01-01.log", "2020-01-01T00:00:00Z");
        file("notes.jsonl", "2020-01-01T00:00:00Z");
        file("20209999T000000Z-a.jsonl", "2020-01-01T00:00:00Z");

        new LogRetention(Duration.ofDays(1), 10).clean(folder, NOW);

        assertThat(left()).hasSize(3);
    }
}
