package dev.etlpipeline.core.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormsTest {

    private static final List<List<Object>> VALUES = List.of(List.of("1", "a"), List.of("2", "b"), List.of("3", "c"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEachKindOfLineEnd(String end) throws IOException {
        String content = String.join(end, "id,name", "1,a", "2,b", "3,c");

        assertThat(new CsvFixture(folder, content).values()).isEqualTo(VALUES);
        assertThat(new CsvFixture(folder, content + end).values()).isEqualTo(VALUES);
        assertThat(new CsvFixture(folder, content + end).rows().get(2).origin().line())
                .isEqualTo(4);
    }

    @Test
    void readsLineEndsInAnyMixture() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\r1,a\r\n2,b\n3,c\r");

        assertThat(csv.values()).isEqualTo(VALUES);
        assertThat(csv.rows()).extracting(row -> row.origin().line()).containsExactly(2L, 3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|", " "})
    void readsTheDelimiterDeclared(String delimiter) throws IOException {
        String content = "id,name\n1,a\n\"2\",\"b\"\n3,c\n".replace(",", delimiter);

        assertThat(new CsvFixture(folder, content)
                        .delimiter(delimiter.charAt(0))
                        .values())
                .isEqualTo(VALUES);
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "\ufeffid,name\n1,a\n2,b\n3,c\n");

        assertThat(csv.values()).isEqualTo(VALUES);
        assertThat(csv.rows().get(0).origin().offset()).isEqualTo(11);
    }

    @Test
    void readsAllOfUnicode() throws IOException {
        String name = "\u0141\u00f3d\u017a \u6771\u4eac \ud83d\ude80 \ufffe\ufffd";

        assertThat(new CsvFixture(folder, "id,name\n1," + name + "\n").values()).containsExactly(List.of("1", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1", "ISO-8859-15", "windows-1250", "IBM850"})
    void readsACharsetOfOneByteACharacter(String declared) throws IOException {
        Charset charset = Charset.forName(declared);

        assertThat(new CsvFixture(folder, "id,name\n1,\u00e4\u00f6\u00fc\n".getBytes(charset))
                        .charset(charset)
                        .values())
                .containsExactly(List.of("1", "\u00e4\u00f6\u00fc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32", "Shift_JIS", "IBM037"})
    void refusesACharsetWhoseRecordsCannotBeFoundInBytes(String declared) throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n").charset(Charset.forName(declared));

        assertThatThrownBy(csv::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(declared)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesAByteOrderMarkThatContradictsTheDefinition() throws IOException {
        CsvFixture csv = new CsvFixture(folder, "\ufeffid,name\n".getBytes(UTF_8)).charset(ISO_8859_1);

        assertThatThrownBy(csv::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is UTF-8 by its byte order mark")
                .hasMessageContaining("ISO-8859-1");
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r', '\0', '\u20ac'})
    void refusesADelimiterThatCannotBeOne(char delimiter) throws IOException {
        CsvFixture csv = new CsvFixture(folder, "id,name\n").delimiter(delimiter);

        assertThatThrownBy(csv::chunks).isInstanceOf(SourceException.class).hasMessageContaining("delimiter must be");
    }
}
