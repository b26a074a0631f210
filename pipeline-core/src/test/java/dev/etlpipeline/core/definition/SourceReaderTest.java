package dev.etlpipeline.core.definition;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.step.StepCatalogue;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

    @TempDir
    Path folder;

    private SourceSpec source(String keys) throws IOException {
        Path file = folder.resolve("people.yaml");
        Files.writeString(
                file,
                "pipeline: p\nsource: {" + keys + "columns: [{name: id, key: true, length: 9}]}\ntarget: {table: t}\n");
        return new DefinitionReader().read(file, StepCatalogue.core()).source();
    }

    @Test
    void leavesCharsetAndDelimiterToTheFileWhereTheyAreNotDeclared() throws IOException {
        assertThat(source("").charset()).isNull();
        assertThat(source("").delimiter()).isNull();
        assertThat(source("charset: auto, delimiter: auto, ").charset()).isNull();
        assertThat(source("charset: auto, delimiter: auto, ").delimiter()).isNull();
    }

    @Test
    void takesDelimitersByWordAndAsTheyAre() throws IOException {
        assertThat(source("delimiter: semicolon, ").delimiter()).isEqualTo(';');
        assertThat(source("delimiter: pipe, ").delimiter()).isEqualTo('|');
        assertThat(source("delimiter: '^', ").delimiter()).isEqualTo('^');
    }

    @Test
    void takesUtf16AndCharsetsOfOneByte() throws IOException {
        assertThat(source("charset: UTF-16, ").charset()).isEqualTo(UTF_16);
        assertThat(source("charset: windows-1252, ").charset()).isEqualTo(Charset.forName("windows-1252"));
    }

    @Test
    void refusesUtf32() {
        assertThatThrownBy(() -> source("charset: UTF-32, "))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("UTF-32 is not read; convert the file to UTF-8");
    }

    @Test
    void leavesExtraColumnsToTheSettingsWhereItDoesNotSay() throws IOException {
        assertThat(source("").extraColumns()).isNull();
        assertThat(source("extra-columns: ignore, ").extraColumns()).isEqualTo(ExtraColumns.IGNORE);
        assertThat(source("extra-columns: refuse, ").extraColumns()).isEqualTo(ExtraColumns.REFUSE);
    }

    @Test
    void refusesAnotherWordForExtraColumns() {
        assertThatThrownBy(() -> source("extra-columns: keep, "))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("extra-columns must be ignore or refuse, but is 'keep'");
    }
}
