package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String MIXED =
            "\ufeffid,name\r\n1,\"a\nb\"\r\n\r\n2,c\r3\n4,\"d\n5,e\n\n6,\"f\"g\n7,\u00e9\u20ac\n" + "8,\"h\r\n\ni\"\n9,"
                    + "j".repeat(60) + "\n10,k\n\n\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void startsAtAnyChunkOfAFileOfAllKinds(int chunkRows) throws IOException {
        new CsvFixture(folder, MIXED).maxRecordBytes(40).chunkRows(chunkRows).startsAnywhere();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50})
    void startsAtAnyChunkThatWasClosedByItsBytes(int chunkBytes) throws IOException {
        new CsvFixture(folder, MIXED).maxRecordBytes(40).chunkBytes(chunkBytes).startsAnywhere();
    }

    @Test
    void startsAtAnyChunkOfACompressedFile() throws IOException {
        Path file = folder.resolve("input.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(MIXED.getBytes(StandardCharsets.UTF_8));
        }

        new CsvFixture(file).maxRecordBytes(40).chunkRows(2).startsAnywhere();
    }

    @Test
    void startsAtAnyChunkOfALongFile() throws IOException {
        StringBuilder content = new StringBuilder("id,name\n");
        for (int i = 1; i <= 12_000; i++) {
            content.append(i).append(i % 7 == 0 ? ",\"a\n" : ",\"a\nb\"\n");
        }

        new CsvFixture(folder, content.toString()).chunkRows(2500).startsAnywhere();
    }

    static Stream<Arguments> shipped() {
        return Stream.of("customers.csv", "orders.csv", "reference/postcode-areas.csv")
                .flatMap(file -> Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                        .flatMap(charset ->
                                Stream.of(Arguments.of(file, charset, false), Arguments.of(file, charset, true))));
    }

    @ParameterizedTest(name = "{0}, {1}, packed: {2}")
    @MethodSource("shipped")
    void startsAtAnyChunkOfTheFilesThatShip(String name, Charset charset, boolean packed) throws IOException {
        String text = Files.readString(Path.of("..", "seeds").resolve(name));
        byte[] content = (charset.equals(StandardCharsets.UTF_8) ? text : "\ufeff" + text).getBytes(charset);
        Path file = folder.resolve("shipped");
        try (var out = Files.newOutputStream(file);
                var packing = packed ? new GZIPOutputStream(out) : out) {
            packing.write(content);
        }
        List<String> columns = List.of(text.lines().findFirst().orElseThrow().split(","));
        CsvFixture csv = new CsvFixture(file).optional(columns).undeclared().chunkRows(97);

        assertThat(FileAccount.assertAddsUp(csv, content)).isGreaterThan(97);
        csv.startsAnywhere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void startsAtAnyChunkOfUtf16(String charset) throws IOException {
        byte[] content = MIXED.getBytes(Charset.forName(charset));
        CsvFixture csv = new CsvFixture(folder, content).undeclared().maxRecordBytes(80);

        for (int rows = 1; rows < 8; rows++) {
            assertThat(FileAccount.assertAddsUp(csv.chunkRows(rows), content)).isEqualTo(10);
            csv.startsAnywhere();
        }
    }

    @Test
    void goesBackToAnEarlierChunk() throws IOException {
        CsvFixture csv = new CsvFixture(folder, MIXED).maxRecordBytes(40).chunkRows(2);
        List<Chunk> through = csv.chunks();

        try (var input = csv.input();
                var source = csv.open(input)) {
            for (int i = through.size() - 1; i >= 0; i--) {
                Chunk again = source.read(through.get(i).from());

                assertThat(CsvFixture.described(List.of(again)))
                        .isEqualTo(CsvFixture.described(List.of(through.get(i))));
            }
        }
    }

    @Test
    void givesTheSameRecordsWhateverTheChunks() throws IOException {
        List<String> whole = CsvFixture.described(new CsvFixture(folder, MIXED).chunks());

        for (int rows = 1; rows < 10; rows++) {
            List<Chunk> chunks = new CsvFixture(folder, MIXED).chunkRows(rows).chunks();

            assertThat(CsvFixture.described(chunks)).isEqualTo(whole);
        }
    }

    @Test
    void accountsForAnyBytesAndStartsAnywhereInThem() throws IOException {
        Random random = new Random(20_240_229);
        String alphabet = "ab,,\"\"\"\n\n\r \0\u00e9";
        for (int round = 0; round < 250; round++) {
            StringBuilder content = new StringBuilder("id,name\n");
            int length = random.nextInt(120);
            for (int i = 0; i < length; i++) {
                content.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes =
                    content.toString().getBytes(round % 3 == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            CsvFixture csv = new CsvFixture(folder, bytes)
                    .maxRecordBytes(16 + random.nextInt(30))
                    .chunkRows(1 + random.nextInt(3));

            List<Chunk> chunks = csv.chunks();

            Cursor end = chunks.get(chunks.size() - 1).after();
            assertThat(end.offset()).isEqualTo(bytes.length);
            csv.startsAnywhere();
        }
    }
}
