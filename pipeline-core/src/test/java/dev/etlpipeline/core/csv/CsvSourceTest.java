package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {

    @TempDir
    Path folder;

    @Test
    void givesTextInTheColumnsOfTheFileAndNullInAllOthers() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,Ann\n2, Bob \n");

        List<Row> rows = csv.rows();

        assertThat(rows.get(0).values()).containsExactly("1", "Ann", null);
        assertThat(rows.get(1).values()).containsExactly("2", " Bob ", null);
        assertThat(rows.get(0).schema().size()).isEqualTo(3);
    }

    @Test
    void takesEmptyFieldsAndNullTextsForNoValue() throws IOException {
        CsvFixture csv =
                new CsvFixture(folder, "id,name\n1,\n2,\"\"\n3,NULL\n4,n/a\n5,null\n").nullTexts("NULL", "n/a");

        assertThat(csv.rows()).extracting(row -> row.get("name")).containsExactly(null, null, null, null, "null");
    }

    @Test
    void stripsTrailingBlanksOfKeysOnly() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n\" 1  \",\"x  \"\n2\u00a0,x\n\"   \",x\n");

        assertThat(csv.values())
                .containsExactly(List.of(" 1", "x  "), List.of("2\u00a0", "x"), Arrays.asList(null, "x"));
    }

    @Test
    void unfoldsQuotedFields() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,\"a, \"\"b\"\"\r\nc\"\n2,\"\"\"\"\n");

        assertThat(csv.values()).containsExactly(List.of("1", "a, \"b\"\r\nc"), List.of("2", "\""));
    }

    @Test
    void takesAQuoteInsideAnUnquotedFieldAsText() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,5\" pipe\n2, \"x\"\n3,a\"\"b\"\n");

        assertThat(csv.values())
                .containsExactly(List.of("1", "5\" pipe"), List.of("2", " \"x\""), List.of("3", "a\"\"b\""));
    }

    @Test
    void letsBlanksStandBehindAClosingQuote() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n\"1\" ,\"x\" \t\n\"2\",\"y\" ");

        assertThat(csv.values()).containsExactly(List.of("1", "x"), List.of("2", "y"));
    }

    @Test
    void saysWhereEachRecordStood() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n\n1,\"a\nb\"\n\r\n2,c\r\n3,d");

        List<Row> rows = csv.rows();

        assertThat(rows)
                .extracting(
                        row -> row.origin().record(),
                        row -> row.origin().line(),
                        row -> row.origin().offset())
                .containsExactly(tuple(1L, 3L, 9L), tuple(2L, 6L, 19L), tuple(3L, 7L, 24L));
        assertThat(rows).extracting(row -> row.origin().raw().text()).containsExactly("1,\"a\nb\"", "2,c", "3,d");
        assertThat(rows.get(0).origin().file())
                .isEqualTo(csv.file().getFileName().toString());
    }

    @Test
    void passesOverEmptyLinesAndCountsTheirBytes() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "\n\nid,name\n\n\r\n1,a\n\n\n2,b\n\n");

        List<Chunk> chunks = csv.chunks();

        assertThat(csv.values()).containsExactly(List.of("1", "a"), List.of("2", "b"));
        assertThat(chunks).extracting(Chunk::bytes).containsExactly(24L);
        assertThat(chunks.get(0).after()).isEqualTo(new Cursor(2, 24, 11));
    }

    @Test
    void takesALineOfBlanksForARecord() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "name\n \n\nx\n").columns(Column.text("name", 5));

        assertThat(csv.values()).containsExactly(List.of(" "), List.of("x"));
    }

    @Test
    void closesAChunkAtItsRows() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a\n2,b\n3,c\n4,d\n").chunkRows(2);

        List<Chunk> chunks = csv.chunks();

        assertThat(chunks).extracting(Chunk::records).containsExactly(2, 2);
        assertThat(chunks).extracting(Chunk::last).containsExactly(false, true);
        assertThat(chunks).extracting(Chunk::number).containsExactly(1L, 2L);
        assertThat(chunks.get(1).from()).isEqualTo(chunks.get(0).after());
    }

    @Test
    void closesAChunkAtItsBytes() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,aaaaaa\n2,b\n3,c\n4,d\n5,e\n").chunkBytes(8);

        assertThat(csv.chunks()).extracting(Chunk::records).containsExactly(1, 2, 2);
    }

    @Test
    void readsNoMoreThanTheLimit() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a\n2,b\n3,c\n4,d\n")
                .chunkRows(2)
                .limit(3);

        List<Chunk> chunks = csv.chunks();

        assertThat(chunks).extracting(Chunk::records).containsExactly(2, 1);
        assertThat(chunks.get(1).last()).isTrue();
        assertThat(csv.chunksFrom(chunks.get(1).after()))
                .extracting(Chunk::records, Chunk::last)
                .containsExactly(tuple(0, true));
    }

    @Test
    void takesAHeaderAloneForAFileOfNoRecords() throws IOException {
        for (String content : List.of("id,name", "id,name\n", "id,name\r\n\r\n\r\n")) {
            List<Chunk> chunks = new CsvFixture(folder, content).chunks();

            assertThat(chunks).extracting(Chunk::records).containsExactly(0);
            assertThat(chunks.get(0).last()).isTrue();
        }
    }

    @Test
    void passesOverAMillionEmptyLinesInsideAFile() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a" + "\n".repeat(1_000_000) + "2,b" + "\n".repeat(300_000))
                .chunkBytes(100);

        List<Chunk> chunks = csv.chunks();

        assertThat(csv.values()).containsExactly(List.of("1", "a"), List.of("2", "b"));
        assertThat(csv.rows().get(1).origin().line()).isEqualTo(1_000_002);
        assertThat(chunks.get(chunks.size() - 1).after()).isEqualTo(new Cursor(2, 1_300_014, 1_300_002));
    }

    @Test
    void knowsTheSizeOfTheFile() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a\n");

        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            assertThat(source.size()).isEqualTo(12);
        }
    }

    @Test
    void stopsWhereTheFileGrowsWhileItIsRead() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a\n2,b\n").chunkRows(1);

        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            Chunk first = source.read(Cursor.START);
            Files.writeString(csv.file(), "3,c\n", StandardOpenOption.APPEND);

            assertThatThrownBy(() -> source.read(first.after()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("changed while it was read");
        }
    }

    @Test
    void stopsWhereTheFileIsReplacedWhileItIsRead() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a\n2,b\n").chunkRows(1);

        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            Chunk first = source.read(Cursor.START);
            Path other = Files.writeString(folder.resolve("other"), "id,name\n1,a\n2,x\n");
            Files.move(other, csv.file(), StandardCopyOption.REPLACE_EXISTING);

            assertThatThrownBy(() -> source.read(first.after())).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void stopsWhereTheFileIsCutOffWhileItIsRead() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n1,a\n2,b\n").chunkRows(1);

        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            Chunk first = source.read(Cursor.START);
            Files.write(csv.file(), "id,name\n1,a\n2".getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> source.read(first.after()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("changed while it was read");
        }
    }

    @Test
    void stopsWhereACompressedFileIsReplacedWhileItIsRead() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        gzip(file, "id,name\n1,a\n2,b\n");
        CsvFixture csv = new CsvFixture(file).chunkRows(1);

        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            Chunk first = source.read(Cursor.START);
            gzip(file, "id,name\n1,a\n2,b\n3,c\n4,d\n");

            assertThatThrownBy(() -> source.read(first.after()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("changed while it was read");
        }
    }

    private static void gzip(Path file, String content) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
