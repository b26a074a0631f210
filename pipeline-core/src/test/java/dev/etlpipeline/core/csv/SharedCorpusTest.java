package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.SharedData;
import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.input.SeekableInput;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other projects' bad CSV files, where they are at hand: any outcome is good whose records add up. */
@EnabledIf("dev.etlpipeline.core.SharedData#isThere")
class SharedCorpusTest {

    private static final int CUSTOMERS = 30_328;
    private static final Duration HANGS = Duration.ofMinutes(1);

    static List<Path> malformed() throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.file("malformed-csv"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @TempDir
    Path folder;

    /** As a definition that takes every column would have it; one that is named twice, or not at all, once. */
    private static CsvFixture definedByItsHeader(Path file, byte[] content, int chunks) throws IOException {
        CsvFixture csv = new CsvFixture(file).undeclared();
        List<String> columns = List.of();
        try (InputFile input = csv.input()) {
            CsvForm form = CsvSniffer.sniff(input);
            columns = columns(form.header());
            csv.delimiter(form.delimiter());
            if (form.byteOrderMark() == 0) {
                csv.charset(form.charset());
            }
        } catch (SourceException refused) {
            assertThat(refused).hasMessageContaining(file.getFileName().toString());
        }
        long lines = new String(content, StandardCharsets.ISO_8859_1).lines().count();
        return csv.optional(columns.isEmpty() ? List.of("none") : columns).chunkRows((int) Math.max(1, lines / chunks));
    }

    private static List<String> columns(List<String> header) {
        Map<String, String> columns = new LinkedHashMap<>();
        header.stream()
                .filter(name -> !name.isBlank())
                .forEach(name -> columns.putIfAbsent(HeaderNames.canonical(name), name));
        return List.copyOf(columns.values());
    }

    private static byte[] content(Path file) throws IOException {
        try (InputFile input = new CsvFixture(file).input();
                SeekableInput in = input.read()) {
            byte[] content = new byte[Math.toIntExact(input.identify().size())];
            int length = 0;
            while (length < content.length) {
                length += in.read(content, length, content.length - length);
            }
            return content;
        }
    }

    private static void assertAddsUp(Path file, int chunks) throws IOException {
        byte[] content = content(file);
        CsvFixture csv = definedByItsHeader(file, content, chunks);
        if (FileAccount.assertAddsUp(csv, content) >= 0) {
            csv.startsAnywhere();
        }
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void accountsForEachFile(Path file) {
        Assertions.assertTimeoutPreemptively(HANGS, () -> assertAddsUp(file, 20));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void accountsForEachFileInOtherForms(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Path packed = folder.resolve("packed.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(content);
        }
        // Every byte becomes a character, whatever the file is written in.
        String text = "\ufeff" + new String(content, StandardCharsets.ISO_8859_1);
        Path little = Files.write(folder.resolve("little.csv"), text.getBytes(StandardCharsets.UTF_16LE));
        Path big = Files.write(folder.resolve("big.csv"), text.getBytes(StandardCharsets.UTF_16BE));

        for (Path other : List.of(packed, little, big)) {
            Assertions.assertTimeoutPreemptively(HANGS, () -> assertAddsUp(other, 4));
        }
    }

    private static boolean opens(CsvFixture csv) throws IOException {
        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            return source.size() > 0;
        } catch (SourceException refused) {
            return false;
        }
    }

    @Test
    void readsMostOfTheFiles() throws IOException {
        int read = 0;
        List<Path> files = malformed();
        for (Path file : files) {
            read += opens(definedByItsHeader(file, content(file), 1)) ? 1 : 0;
        }

        assertThat(read).isGreaterThan(files.size() * 3 / 4);
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
