package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the other rules of the module ask for, and refuse. */
class FileRulesTest {

    @TempDir
    Path folder;

    private boolean keeps(String rule, String column, @Nullable Object value) throws IOException {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(column, value);
        Row row = Definitions.row(Definitions.with(rule, folder).schema(), values);
        return Definitions.rule(rule, folder).check(row).isEmpty();
    }

    @Test
    @Criterion("quality-rules.4")
    void findsValuesInAFileOfLines() throws IOException {
        Files.writeString(folder.resolve("towns.txt"), "\uFEFFAyr\r\n Bath \n\nYork");
        String rule = "rule: in-reference, column: word, file: towns.txt";

        assertThat(keeps(rule, "word", "Ayr")).isTrue();
        assertThat(keeps(rule, "word", "Bath")).isTrue();
        assertThat(keeps(rule, "word", "ayr")).isFalse();
        assertThat(keeps(rule, "word", "")).isFalse();
        assertThat(keeps(rule, "word", null)).isTrue();
    }

    @Test
    @Criterion("quality-rules.4")
    void findsValuesInAColumnOfACsvFile() throws IOException {
        Files.writeString(folder.resolve("codes.csv"), "code,name\n1,\"One, or so\"\n2,Two\n");

        assertThat(keeps("rule: in-reference, column: whole, file: codes.csv, field: code", "whole", 2L))
                .isTrue();
        assertThat(keeps("rule: in-reference, column: whole, file: codes.csv, field: code", "whole", 3L))
                .isFalse();
        assertThat(keeps("rule: in-reference, column: word, file: codes.csv, field: name", "word", "One, or so"))
                .isTrue();
    }

    @Test
    void readsAReferenceAgainWhereItChanged() throws IOException {
        ReferenceFiles files = new ReferenceFiles(folder);
        Files.writeString(folder.resolve("towns.txt"), "Ayr\n");
        assertThat(files.values("towns.txt", null)).containsExactly("Ayr");

        Files.writeString(folder.resolve("towns.txt"), "Ayr\nYork\n");

        assertThat(files.values("towns.txt", null)).containsExactlyInAnyOrder("Ayr", "York");
    }

    @Test
    @Criterion("quality-rules.4")
    void judgesFreshnessByADeclaredDay() throws IOException {
        String rule = "rule: freshness, column: day, within: 30, as-of: 2026-03-31";

        assertThat(keeps(rule, "day", LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(keeps(rule, "day", LocalDate.of(2026, 2, 28))).isFalse();
        assertThat(keeps(rule, "day", LocalDate.of(2026, 4, 30))).isTrue();
        assertThat(keeps(rule, "day", null)).isTrue();
    }

    @ParameterizedTest
    @Criterion("quality-rules.4")
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: freshness, column: day, within: 30 | cannot reject rows by the day of the run",
                "rule: freshness, column: day, severity: warn | needs within: DAYS",
                "rule: freshness, column: day, within: -1, severity: warn | must be whole days from 0 to 100000",
                "rule: freshness, column: word, within: 3, severity: warn | is not for columns of type text",
                "rule: freshness, column: day, within: 3, as-of: now, severity: warn | must be run, file or a date",
                "rule: unique, column: word | looks at the whole file, so it cannot reject a row: add severity: warn",
                "rule: unique, column: word, with: othr, severity: warn | option with names no column othr; did you mean other?",
                "rule: share, column: word, at-least: 95 | looks at the whole file, so it cannot reject a row",
                "rule: share, column: word, severity: warn | needs at-least: PERCENT",
                "rule: share, column: word, at-least: 120, severity: warn | must be above 0 and at most 100",
                "rule: in-reference, column: word | needs file: PATH",
                "rule: in-reference, column: word, file: none.txt | names none.txt, which is no file",
                "rule: in-reference, column: flag, file: none.txt | is not for columns of type boolean",
                "rule: email, column: word, severity: maybe | severity must be reject or warn or score",
                "rule: email, column: word, dimension: beauty | dimension must be accuracy or completeness",
                "rule: email, column: word, weight: heavy | weight must be a number from 0 to 1000, but is 'heavy'"
            })
    void refusesWhatCannotBe(String rule, String why) {
        assertThatThrownBy(() -> Definitions.with(rule, folder))
                .hasMessageContaining("line 13")
                .hasMessageContaining(why);
    }

    @Test
    void refusesAReferenceWithoutValuesOrColumn() throws IOException {
        Files.writeString(folder.resolve("empty.txt"), "\n\n");
        Files.writeString(folder.resolve("codes.csv"), "code,name\n1,One\n");

        assertThatThrownBy(() -> Definitions.with("rule: in-reference, column: word, file: empty.txt", folder))
                .hasMessageContaining("file empty.txt has no values");
        assertThatThrownBy(() ->
                        Definitions.with("rule: in-reference, column: word, file: codes.csv, field: town", folder))
                .hasMessageContaining("file codes.csv has no column town; it has code, name");
    }
}
