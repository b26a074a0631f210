package dev.etlpipeline.core.csv;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf16Test {

    /** U+0A0D and U+2C22 have the bytes of line ends, quote and comma in them. */
    private static final String NAME = "\u0a0d\u2c22 \u0141\u00f3d\u017a \ud83d\ude80";

    private static final String CONTENT = "\ufeffid,name\r\n1," + NAME + "\n\n2,\"a\r\n\"\"b\"\r3,c";

    @TempDir
    Path folder;

    static Stream<Charset> orders() {
        return Stream.of(UTF_16LE, UTF_16BE);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsWhatItsByteOrderMarkSays(Charset charset) throws IOException {
        CsvFixture csv = new CsvFixture(folder, CONTENT.getBytes(charset)).undeclared();

        assertThat(csv.values()).containsExactly(List.of("1", NAME), List.of("2", "a\r\n\"b"), List.of("3", "c"));
        assertThat(csv.charset(UTF_16).rows()).hasSize(3);
        assertThat(csv.charset(charset).rows()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void saysWhereARecordStoodInTheFilesOwnBytes(Charset charset) throws IOException {
        CsvFixture csv = new CsvFixture(folder, CONTENT.getBytes(charset)).undeclared();

        List<Chunk> chunks = csv.chunkRows(1).chunks();

        assertThat(csv.rows())
                .extracting(
                        row -> row.origin().line(),
                        row -> row.origin().offset(),
                        row -> row.origin().raw().text())
                .containsExactly(
                        tuple(2L, 2L * CONTENT.indexOf("1,"), "1," + NAME),
                        tuple(4L, 2L * CONTENT.indexOf("2,"), "2,\"a\r\n\"\"b\""),
                        tuple(6L, 2L * CONTENT.indexOf("3,"), "3,c"));
        assertThat(csv.rows().get(2).origin().raw().bytes()).isEqualTo(ByteBuffer.wrap("3,c".getBytes(charset)));
        assertThat(chunks.get(2).after().offset()).isEqualTo(2L * CONTENT.length());
    }

    @ParameterizedTest
    @MethodSource("orders")
    void rejectsAHalfCharacterAtTheEnd(Charset charset) throws IOException {
        byte[] content = CONTENT.getBytes(charset);
        for (byte last : new byte[] {'x', 0, '\n', ','}) {
            CsvFixture csv = new CsvFixture(folder, join(content, new byte[] {last})).undeclared();

            List<Chunk> chunks = csv.chunks();

            assertThat(csv.values()).hasSize(2);
            assertThat(csv.rejects())
                    .extracting(Reject::rule, reject -> reject.origin().raw().length())
                    .containsExactly(tuple("charset", 7));
            assertThat(chunks.get(chunks.size() - 1).after().offset()).isEqualTo(content.length + 1L);
            csv.chunkRows(1).startsAnywhere();
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void takesASingleByteBehindTheLastLineForARecord(Charset charset) throws IOException {
        byte[] content = join((CONTENT + "\n").getBytes(charset), new byte[] {'x'});
        CsvFixture csv = new CsvFixture(folder, content).undeclared();

        assertThat(csv.rejects())
                .extracting(Reject::rule, reject -> reject.origin().offset())
                .containsExactly(tuple("charset", content.length - 1L));
        csv.chunkRows(1).startsAnywhere();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void rejectsSurrogatesThatStandAlone(Charset charset) throws IOException {
        byte[] loneHigh = ByteBuffer.allocate(2).putChar('\ud83d').array();
        if (charset.equals(UTF_16LE)) {
            loneHigh = new byte[] {loneHigh[1], loneHigh[0]};
        }
        byte[] content = join("\ufeffid,name\n1,".getBytes(charset), loneHigh, "\n2,b\n".getBytes(charset));

        CsvFixture csv = new CsvFixture(folder, content).undeclared();

        assertThat(csv.values()).containsExactly(List.of("2", "b"));
        assertThat(csv.rejects()).extracting(Reject::rule).containsExactly("charset");
        assertThat(csv.rejects().get(0).violations().get(0).reason()).contains("from byte 5 of the record");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void rejectsEachKindOfMalformedRecord(Charset charset) throws IOException {
        String content = "\ufeffid,name\n1\n2,\"b\"x\n3,c\0\n4," + "d".repeat(40) + "\n5,\"e\n6,f\n";
        CsvFixture csv =
                new CsvFixture(folder, content.getBytes(charset)).undeclared().maxRecordBytes(41);

        List<Reject> rejects = csv.rejects();

        assertThat(rejects)
                .extracting(Reject::rule, reject -> reject.origin().raw().text())
                .containsExactly(
                        tuple("column-count", "1"),
                        tuple("quoting", "2,\"b\"x"),
                        tuple("nul", "3,c\0"),
                        tuple("record-too-long", "4," + "d".repeat(18)),
                        tuple("quoting", "5,\"e"));
        assertThat(rejects.get(2).violations().get(0).reason()).contains("byte 7 of");
        assertThat(rejects.get(3).violations().get(0).reason()).contains("at most 41 bytes");
        assertThat(csv.values()).containsExactly(List.of("6", "f"));
        csv.chunkRows(1).startsAnywhere();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsAFileOfManyWindows(Charset charset) throws IOException {
        StringBuilder content = new StringBuilder("\ufeffid,name\n");
        for (int i = 1; i <= 40_000; i++) {
            content.append(i).append(i % 5 == 0 ? ",\"\u20aca\nb\"\n" : i % 7 == 0 ? ",\"a\n" : ",\u00e9\r\n");
        }
        CsvFixture csv = new CsvFixture(folder, content.toString().getBytes(charset))
                .undeclared()
                .maxRecordBytes(1 << 12);
        CsvFixture same =
                new CsvFixture(folder, content.toString()).undeclared().maxRecordBytes(1 << 11);

        assertThat(csv.values()).isEqualTo(same.values());
        assertThat(csv.rejects()).hasSameSizeAs(same.rejects());
        assertThat(csv.rows())
                .extracting(row -> row.origin().line())
                .isEqualTo(same.rows().stream().map(row -> row.origin().line()).toList());
        csv.chunkRows(9_000).startsAnywhere();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void losesOneLineToARecordOfManyTimesTheLimit(Charset charset) throws IOException {
        String content = "\ufeffid,name\n1,a\n2," + "b".repeat(1_000_001) + "\n3,c\n";
        CsvFixture csv =
                new CsvFixture(folder, content.getBytes(charset)).undeclared().maxRecordBytes(1000);

        assertThat(csv.values()).containsExactly(List.of("1", "a"), List.of("3", "c"));
        assertThat(csv.rejects())
                .extracting(reject -> reject.origin().raw().length())
                .containsExactly(1000);
        assertThat(csv.rows().get(1).origin().offset()).isEqualTo(2L * content.indexOf("3,c"));
    }

    @Test
    void readsItWithoutAMarkWhereItsOrderIsDeclared() throws IOException {
        byte[] content = "id,name\n1,a\n".getBytes(UTF_16LE);

        assertThat(new CsvFixture(folder, content).charset(UTF_16LE).values()).containsExactly(List.of("1", "a"));
        assertThatThrownBy(() -> new CsvFixture(folder, content).charset(UTF_16).rows())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no byte order mark")
                .hasMessageContaining("Declare UTF-16LE");
        assertThatThrownBy(() -> new CsvFixture(folder, content).undeclared().rows())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("seems to be UTF-16LE without a byte order mark");
    }

    @Test
    void refusesAMarkThatContradictsTheDefinition() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "\ufeffid,name\n".getBytes(UTF_16LE));

        for (Charset declared : List.of(UTF_8, UTF_16BE, Charset.forName("windows-1252"))) {
            assertThatThrownBy(csv.charset(declared)::chunks)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining(
                            "is UTF-16LE by its byte order mark, but the definition declares " + declared.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
    void refusesUtf32ByItsByteOrderMark(String charset) throws IOException {
        CsvFixture csv = new CsvFixture(folder, "\ufeffid,name\n".getBytes(Charset.forName(charset))).undeclared();

        assertThatThrownBy(csv::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("UTF-32")
                .hasMessageContaining("iconv");
    }

    @Test
    void refusesADelimiterThatIsNotAscii() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "\ufeffid\u00a7name\n".getBytes(UTF_16LE))
                .charset(UTF_16LE)
                .delimiter('\u00a7');

        assertThatThrownBy(csv::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("one ASCII character in UTF-16LE");
    }

    @Test
    void refusesAFileOfAMarkAlone() throws IOException {
        for (byte[] content : List.of("\ufeff".getBytes(UTF_16LE), "\ufeff\r\n".getBytes(UTF_16BE))) {
            assertThatThrownBy(new CsvFixture(folder, content).undeclared()::chunks)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("is empty");
        }
    }

    @Test
    void keepsTheBytesOfEveryRecord() throws IOException {
        CsvFixture csv = new CsvFixture(folder, CONTENT.getBytes(UTF_16LE)).undeclared();
        byte[] file = Files.readAllBytes(csv.file());

        assertThat(csv.rows()).isNotEmpty().allSatisfy(row -> {
            int from = (int) row.origin().offset();
            byte[] expected =
                    Arrays.copyOfRange(file, from, from + row.origin().raw().length());
            assertThat(row.origin().raw().bytes()).isEqualTo(ByteBuffer.wrap(expected));
        });
    }
}
