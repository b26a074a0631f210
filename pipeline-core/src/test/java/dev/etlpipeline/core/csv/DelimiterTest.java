package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimiterTest {

    @TempDir
    Path folder;

    private CsvFixture csv(String content) throws IOException {
        return new CsvFixture(folder, content).undeclared();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void isFoundByTheHeaderWhereItIsNotDeclared(String delimiter) throws IOException {
        CsvFixture csv = csv("id,name\n1,a\n\"2\",\"b;,|\tc\"\n"
                .replaceFirst(",", delimiter)
                .replace("1,", "1" + delimiter)
                .replace("\"2\",", "\"2\"" + delimiter));

        assertThat(csv.values()).containsExactly(List.of("1", "a"), List.of("2", "b;,|\tc"));
        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            assertThat(source.form().delimiter()).isEqualTo(delimiter.charAt(0));
            assertThat(source.form().header()).containsExactly("id", "name");
        }
    }

    @Test
    void isTheOneThatGivesMostOfTheDeclaredColumns() throws IOException {
        CsvFixture csv = csv("a,b,c,d;id;name\n1,2;3;4\n");

        assertThat(csv.values()).containsExactly(List.of("3", "4"));
    }

    @Test
    void isFoundInAQuotedHeader() throws IOException {
        assertThat(csv("\"id\";\"name\"\n1;\"a\"\n").values()).containsExactly(List.of("1", "a"));
    }

    @Test
    void isOfNoMatterWhereThereIsOneColumn() throws IOException {
        CsvFixture csv = csv("id\n1;2\n").columns(Column.text("id", 20).asKey());

        assertThat(csv.values()).containsExactly(List.of("1;2"));
    }

    @Test
    void isRefusedWhereTwoGiveAsManyColumns() throws IOException {
        assertThatThrownBy(csv("id,x;name\n1,2;3\n")::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cannot be told: its header names 1 of the definition's columns")
                .hasMessageContaining("under comma as under semicolon")
                .hasMessageContaining("Declare source.delimiter");
    }

    @Test
    void isRefusedWithAllThatWereTriedWhereNoneGivesAColumn() throws IOException {
        assertThatThrownBy(csv("1:Abernathy\n2:Lee\n")::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Tried as delimiter: comma, semicolon, tab, pipe")
                .hasMessageNotContaining("Abernathy");
        assertThatThrownBy(csv("ids;names\n1;2\n")::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("id (is it ids?)")
                .hasMessageContaining("Tried as delimiter");
    }

    @Test
    void isRefusedWhereNothingIsRequiredAndNothingMatches() throws IOException {
        assertThatThrownBy(csv("names;x\n1;2\n").optional(List.of("name"))::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("has none of the definition's columns")
                .hasMessageContaining("Found: names, x");
    }

    @Test
    void isTakenAsDeclaredWhateverTheFileLooksLike() throws IOException {
        CsvFixture csv = csv("id,name;x\n1,2;3\n")
                .delimiter(',')
                .columns(Column.text("id", 20).asKey());

        assertThat(csv.values()).containsExactly(List.of("1"));
    }
}
