package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.SharedData;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other projects' bad CSV files, where they are at hand: any outcome is good whose records add up. */
@EnabledIf("dev.etlpipeline.core.SharedData#isThere")
class SharedCorpusTest {

    private static final int CUSTOMERS = 30_328;

    static List<Path> malformed() throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.file("malformed-csv"))) {
            return files.filter(file -> file.toString().matches(".*\\.[ct]sv"))
                    .sorted()
                    .toList();
        }
    }

    /** What stands in the first line, quotes taken off: enough of a header for most files. */
    private static List<String> firstLine(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\ufeff", "");
        return Arrays.stream(text.lines().findFirst().orElse("").split(","))
                .map(name -> name.replace("\"", ""))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void accountsForEachFile(Path file) throws IOException {
        long lines = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .lines()
                .count();
        List<String> columns = firstLine(file);
        CsvFixture csv = new CsvFixture(file)
                .optional(columns.isEmpty() ? List.of("none") : columns)
                .chunkRows((int) Math.max(1, lines / 20));

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            try (InputFile input = csv.input();
                    CsvSource source = csv.open(input)) {
                assertThat(source.size()).isPositive();
            } catch (SourceException refused) {
                assertThat(refused).hasMessageContaining(file.getFileName().toString());
                return;
            }
            assertAddsUp(csv);
        });
    }

    private static void assertAddsUp(CsvFixture csv) throws IOException {
        List<Chunk> chunks = csv.chunks();
        Chunk last = chunks.get(chunks.size() - 1);

        assertThat(last.after().offset()).isEqualTo(Files.size(csv.file()));
        assertThat(chunks.stream().mapToInt(Chunk::records).sum())
                .isEqualTo((int) last.after().record());
        csv.startsAnywhere();
    }

    @Test
    void readsTheCustomersFromAnyChunk() throws IOException {
        CsvFixture csv = new CsvFixture(SharedData.file("customers-uk-30k.csv.gz"))
                .optional(List.of("customer_id", "first_name", "last_name", "email", "registration_date"));

        List<Chunk> chunks = csv.chunks();

        assertThat(chunks.stream().mapToInt(Chunk::records).sum()).isEqualTo(CUSTOMERS);
        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            assertThat(chunks.get(chunks.size() - 1).after().offset()).isEqualTo(source.size());
            assertThat(source.read(new Cursor(0, 0, 1)).records()).isEqualTo(4000);
        }
        csv.startsAnywhere();
    }
}
