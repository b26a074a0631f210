package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvHeaderTest {

    private static final Column[] CUSTOMER = {
        Column.text("customer_id", 20).asKey(), Column.text("last_name", 50).asRequired(), Column.text("city", 50)
    };

    @TempDir
    Path folder;

    private CsvFixture csv(String content) throws IOException {
        return new CsvFixture(folder, content).columns(CUSTOMER);
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String content) throws IOException {
        CsvFixture csv = csv(content);
        return assertThatThrownBy(csv::chunks).isInstanceOf(SourceException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer_id,last_name,city",
                "CUSTOMER_ID,Last_Name,City",
                " customer id ,last-name,\" city\"",
                "Customer  Id,Last - Name,CITY ",
            })
    void matchesNamesWithoutCaseBlanksAndSeparators(String header) throws IOException {
        assertThat(csv(header + "\n1,Lee,Ely\n").values()).containsExactly(List.of("1", "Lee", "Ely"));
    }

    @Test
    void findsAColumnUnderTheHeaderThatItDeclares() throws IOException {
        CsvFixture csv = csv("Nº,Family name,city\n1,Lee,Ely\n")
                .headers(Map.of("customer_id", "nº", "last_name", "FAMILY_NAME"));

        assertThat(csv.values()).containsExactly(List.of("1", "Lee", "Ely"));
    }

    @Test
    void expectsTheDeclaredHeaderAndNotTheColumnsName() throws IOException {
        CsvFixture csv = csv("customer_id,last_name\n1,Lee\n").headers(Map.of("last_name", "Family name"));

        assertThatThrownBy(csv::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("lacks a required column: Family name")
                .hasMessageContaining("Expected: customer_id, Family name, city");
    }

    @Test
    void takesColumnsInAnyOrder() throws IOException {
        assertThat(csv("city,customer_id,last_name\nEly,1,Lee\n").values()).containsExactly(List.of("1", "Lee", "Ely"));
    }

    @Test
    void leavesAMissingOptionalColumnWithoutValue() throws IOException {
        assertThat(csv("customer_id,last_name\n1,Lee\n").values()).containsExactly(Arrays.asList("1", "Lee", null));
    }

    @Test
    void ignoresAndNamesExtraColumns() throws IOException {
        CsvFixture csv = csv("Shoe Size,customer_id,last_name,Pet\n9,1,Lee,Rex\n");

        assertThat(csv.values()).containsExactly(Arrays.asList("1", "Lee", null));
        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            assertThat(source.extraColumns()).containsExactly("Shoe Size", "Pet");
            assertThat(source.missingColumns()).containsExactly("city");
        }
    }

    @Test
    void refusesExtraColumnsWhereTheSettingSaysSo() throws IOException {
        CsvFixture csv =
                csv("Shoe Size,customer_id,last_name,Pet\n9,1,Lee,Rex\n").extra(ExtraColumns.REFUSE);

        assertThatThrownBy(csv::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("columns that the definition does not declare: Shoe Size, Pet")
                .hasMessageContaining("columns.extra");
        assertThat(csv("customer_id,last_name\n1,Lee\n")
                        .extra(ExtraColumns.REFUSE)
                        .rows())
                .hasSize(1);
    }

    @Test
    void letsTheDefinitionDecideAboutExtraColumns() throws IOException {
        String content = "customer_id,last_name,Pet\n1,Lee,Rex\n";

        assertThat(csv(content)
                        .extra(ExtraColumns.REFUSE)
                        .extraDeclared(ExtraColumns.IGNORE)
                        .rows())
                .hasSize(1);
        assertThatThrownBy(csv(content).extraDeclared(ExtraColumns.REFUSE)::chunks)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("a column that the definition does not declare: Pet");
    }

    @Test
    @Criterion("input-validation.2")
    void refusesAFileWithoutARequiredColumn() throws IOException {
        assertRefused("customerid,city,surname\n1,Ely,Lee\n")
                .hasMessageContaining("lacks required columns: customer_id (is it customerid?), last_name")
                .hasMessageContaining("Expected: customer_id, last_name, city")
                .hasMessageContaining("Found: customerid, city, surname");
    }

    @Test
    @Criterion("input-validation.2")
    void refusesDuplicateNames() throws IOException {
        assertRefused("customer_id,last_name,Last-Name\n1,Lee,Lee\n")
                .hasMessageContaining("names a column twice: Last-Name");
        assertRefused("customer_id,last_name,pet,pet\n1,Lee,a,b\n").hasMessageContaining("names a column twice: pet");
    }

    @Test
    void refusesBlankNames() throws IOException {
        assertRefused("customer_id, ,last_name,\n1,x,Lee,y\n").hasMessageContaining("no name for column 2, 4 of 4");
    }

    @Test
    void doesNotShowAFirstRecordThatMayBeData() throws IOException {
        assertRefused("1,Abernathy,Ely\n2,Lee,Ely\n")
                .hasMessageContaining("is no header for this definition")
                .hasMessageContaining("customer_id, last_name, city")
                .hasMessageNotContaining("Abernathy");
    }

    @Test
    void namesTheDelimiterThatTheFileSeemsToHave() throws IOException {
        assertRefused("customer_id;last_name;city\n1;Lee;Ely\n")
                .hasMessageContaining("delimiter is comma")
                .hasMessageContaining("may be semicolon");
        assertRefused("customer_id\tlast_name\n").hasMessageContaining("may be tab");
    }

    @Test
    void refusesAHeaderThatIsMalformed() throws IOException {
        assertRefused("customer_id,\"last_name\nx\n")
                .hasMessageContaining("line 1")
                .hasMessageContaining("quotes");
        assertRefused("\ncustomer_id,last\0name\n")
                .hasMessageContaining("line 2")
                .hasMessageContaining("NUL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\ufeff", "\r\n\r\n"})
    @Criterion("input-validation.1")
    void refusesAFileWithoutAnything(String content) throws IOException {
        assertRefused(content).hasMessageContaining("is empty");
    }

    @Test
    void refusesAFileOfEmptyLinesInBoundedMemory() throws IOException {
        assertRefused("\n".repeat(2_000_000)).hasMessageContaining("is empty");
    }
}
