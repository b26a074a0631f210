package dev.etlpipeline.core.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSnifferTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private CsvForm sniff(byte[] content) throws IOException {
        try (InputFile input = new CsvFixture(folder, content).input()) {
            return CsvSniffer.sniff(input);
        }
    }

    private CsvForm sniff(String content) throws IOException {
        return sniff(content.getBytes(UTF_8));
    }

    @Test
    void tellsEachDelimiterByTheRecordsItMakesAlike() throws IOException {
        assertThat(sniff("id,name\n1,a\n").delimiter()).isEqualTo(',');
        assertThat(sniff("id;name\n1;2,5\n").delimiter()).isEqualTo(';');
        assertThat(sniff("id\tname\n1\ta, b\n").delimiter()).isEqualTo('\t');
        assertThat(sniff("id|name\n1|a\n").delimiter()).isEqualTo('|');
    }

    @Test
    void prefersConsistencyToFields() throws IOException {
        CsvForm form = sniff("name;note, if any, and more\nAnn;a\nBob;b, c\nCy;\n");

        assertThat(form.delimiter()).isEqualTo(';');
        assertThat(form.delimiterName()).isEqualTo("semicolon");
        assertThat(form.header()).containsExactly("name", "note, if any, and more");
    }

    @Test
    void takesAFileOfOneColumnForCommaSeparated() throws IOException {
        CsvForm form = sniff("name\na;b\nc|d\n");

        assertThat(form).isEqualTo(new CsvForm(UTF_8, 0, ',', List.of("name")));
    }

    @Test
    void tellsTheCharsetByTheByteOrderMark() throws IOException {
        assertThat(sniff("\ufeffid,name\n1,\u00e9\n")).isEqualTo(new CsvForm(UTF_8, 3, ',', List.of("id", "name")));
        assertThat(sniff("\ufeffid;name\n1;\u00e9\n".getBytes(UTF_16LE)))
                .isEqualTo(new CsvForm(UTF_16LE, 2, ';', List.of("id", "name")));
        assertThat(sniff("\ufeffid\tname\n1\t\u00e9\n".getBytes(UTF_16BE)))
                .isEqualTo(new CsvForm(UTF_16BE, 2, '\t', List.of("id", "name")));
    }

    @Test
    void tellsTheCharsetWithoutAMark() throws IOException {
        String content = "id,name\n" + "1,a\n".repeat(50_000) + "2,\u20ac\n";

        assertThat(sniff(content).charset()).isEqualTo(UTF_8);
        assertThat(sniff(content.getBytes(WINDOWS_1252)).charset()).isEqualTo(WINDOWS_1252);
        assertThat(sniff("id,name\n1,\u0081\u00e9\n".getBytes(ISO_8859_1)).charset())
                .isEqualTo(ISO_8859_1);
        assertThat(sniff("id,name\n1,\u00e9\n".getBytes(UTF_16LE)).charset()).isEqualTo(UTF_16LE);
        assertThat(sniff("id,name\n1,\u00e9\n".getBytes(UTF_16BE)).charset()).isEqualTo(UTF_16BE);
    }

    @Test
    void takesASequenceThatTheFilesEndCutsOffForAnotherCharset() throws IOException {
        assertThat(sniff("id,name\n1,\u00c3".getBytes(ISO_8859_1)).charset()).isEqualTo(WINDOWS_1252);
    }

    @Test
    void keepsAHeaderAsItStands() throws IOException {
        assertThat(sniff("id, Name ,,id\n1,2,3,4\n").header()).containsExactly("id", " Name ", "", "id");
    }

    @Test
    void looksThroughMalformedRecords() throws IOException {
        assertThat(sniff("id;name\n1;\"a\"x\n2;b;c\n3;\"open\n4;d\n").delimiter())
                .isEqualTo(';');
    }

    @Test
    void sniffsCompressedFiles() throws IOException {
        Path file = folder.resolve("a.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\ufeffid;name\n1;\u00e9\n".repeat(1000).getBytes(UTF_16LE));
        }

        try (InputFile input = InputFile.open(file, folder)) {
            assertThat(CsvSniffer.sniff(input)).isEqualTo(new CsvForm(UTF_16LE, 2, ';', List.of("id", "name")));
        }
    }

    @Test
    void refusesAFileWithoutARecord() {
        assertThatThrownBy(() -> sniff("")).isInstanceOf(SourceException.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> sniff("\n\n\n"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is empty");
    }
}
