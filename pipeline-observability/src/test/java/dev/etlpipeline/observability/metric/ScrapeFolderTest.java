package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeFolderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    private ScrapeFolder scrapes() {
        return new ScrapeFolder(folder, Duration.ofSeconds(10), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void left(String process, int rows, Duration ago) throws IOException {
        scrapes().write(process, """
                # TYPE etl_rows_total counter
                etl_rows_total %d
                # TYPE etl_chunks_in_flight_chunks gauge
                etl_chunks_in_flight_chunks 1.0
                """.formatted(rows));
        Files.setLastModifiedTime(folder.resolve(process + ".prom"), FileTime.from(NOW.minus(ago)));
    }

    private double sum(String name) throws IOException {
        return Scraped.of(scrapes().sum()).sum(name, Map.of());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".prom"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void sumsAllProcessesAndGaugesOfThoseThatLive() throws IOException {
        left("killed", 10, Duration.ofMinutes(5));
        left("one", 20, Duration.ZERO);
        left("two", 30, Duration.ofSeconds(9));

        assertThat(sum("etl_rows_total")).isEqualTo(60);
        assertThat(sum("etl_chunks_in_flight_chunks")).isEqualTo(2);
    }

    @Test
    void keepsTheSumWhereFilesMakeRoom() throws IOException {
        for (int i = 0; i < 6; i++) {
            left("process" + i, 1, Duration.ofMinutes(60 - i));
        }

        scrapes().keep(4);
        scrapes().keep(2);

        assertThat(files()).containsExactly("earlier.prom", "process4.prom", "process5.prom");
        assertThat(sum("etl_rows_total")).isEqualTo(6);
    }

    @Test
    void leavesProcessesThatLiveAlone() throws IOException {
        left("one", 1, Duration.ZERO);
        left("two", 1, Duration.ZERO);

        scrapes().keep(1);

        assertThat(files()).containsExactly("one.prom", "two.prom");
    }

    @Test
    void countsOnceWhatWasAddedUpAndIsThereStill() throws IOException {
        left("old", 5, Duration.ofMinutes(5));
        Path file = folder.resolve("old.prom");
        byte[] content = Files.readAllBytes(file);
        scrapes().keep(0);
        Files.write(file, content); // the process that adds up was killed before it deleted it
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(300)));

        assertThat(sum("etl_rows_total")).isEqualTo(5);

        scrapes().keep(0);
        assertThat(sum("etl_rows_total")).isEqualTo(5);
        assertThat(files()).containsExactly("earlier.prom");
    }

    @Test
    void hasNothingBeforeTheFirstRun() throws IOException {
        assertThat(new ScrapeFolder(folder.resolve("none"), Duration.ZERO, Clock.systemUTC()).sum())
                .isEmpty();
    }
}
