package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionRuleTest {

    @TempDir
    Path folder;

    private static Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("word", "abc");
        values.put("other", "ABC");
        values.put("whole", 7L);
        values.put("amount", new BigDecimal("12.50"));
        values.put("day", LocalDate.of(2026, 2, 28));
        values.put("time", LocalDateTime.of(2026, 2, 28, 12, 30));
        values.put("flag", true);
        return values;
    }

    private boolean holds(String options, Map<String, Object> values) throws IOException {
        String rule = "rule: expression, column: word, " + options;
        PipelineDefinition definition = Definitions.with(rule, folder);
        RowRule made = Definitions.rule(rule, folder);
        Row row = Definitions.row(definition.schema(), values);
        return made.check(row).isEmpty();
    }

    @ParameterizedTest
    @Criterion("quality-rules.4")
    @ValueSource(
            strings = {
                "word == 'abc'",
                "word < other || word > other",
                "word.startsWith(\"ab\") && size(word) == 3",
                "word.matches('[a-z]+')",
                "whole * 2 > 13",
                "amount >= 12.5",
                "day < date(\"2026-03-01\")",
                "day <= time",
                "time - day < duration(\"24h\")",
                "day.getFullYear() == 2026",
                "flag",
                "word in ['abc', 'def']",
                "whole > 5 ? flag : !flag",
                "region == null"
            })
    void holdsOfARowWithAllValues(String expression) throws IOException {
        String quoted = "'" + expression.replace("'", "''") + "'";
        String column = expression.contains("region") ? "column: region, rule: expression, holds: " : null;

        boolean holds = column == null
                ? holds("holds: " + quoted, values())
                : Definitions.rule(column + quoted, folder)
                        .check(Definitions.row(
                                Definitions.with(column + quoted, folder).schema(), values()))
                        .isEmpty();

        assertThat(holds).isTrue();
    }

    @ParameterizedTest
    @Criterion("quality-rules.4")
    @ValueSource(
            strings = {"word == \"xyz\"", "whole < 7", "amount > 12.5", "day > time", "!flag", "whole / (whole - 7) > 0"
            })
    void isBrokenByARowOfWhichItIsNotSo(String expression) throws IOException {
        assertThat(holds("holds: '" + expression + "'", values())).isFalse();
    }

    @Test
    void isNotAskedWhereAColumnHasNoValue() throws IOException {
        Map<String, Object> values = values();
        values.put("whole", null);

        assertThat(holds("holds: whole > 100", values)).isTrue();
        assertThat(holds("holds: word == \"xyz\", when: whole > 100", values)).isTrue();
    }

    @Test
    void isAskedOfAllRowsWhereItSpeaksOfNull() throws IOException {
        Map<String, Object> values = values();
        values.put("word", null);

        assertThat(holds("holds: word != null", values)).isFalse();
        assertThat(holds("holds: word == null || size(word) > 3", values)).isTrue();
        assertThat(holds("holds: word != null", values())).isTrue();
    }

    @Test
    @Criterion("quality-rules.4")
    void asksOnlyRowsThatFulfilItsCondition() throws IOException {
        assertThat(holds("when: whole == 7, holds: word == \"xyz\"", values())).isFalse();
        assertThat(holds("when: whole == 8, holds: word == \"xyz\"", values())).isTrue();
    }

    @Test
    void saysWhatWasExpectedInTheWordsOfTheDefinition() throws IOException {
        String rule = "rule: expression, column: day, holds: day > time, says: the day comes after the time";
        Row row = Definitions.row(Definitions.with(rule, folder).schema(), values());

        assertThat(Definitions.rule(rule, folder).check(row).orElseThrow().reason())
                .isEqualTo("must be so: the day comes after the time");
    }

    @ParameterizedTest
    @Criterion("quality-rules.4")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "holds: wrod == \"a\" | there is no column or function wrod; did you mean word?",
                "holds: word == | option holds is no usable expression: character",
                "holds: word + 1 > 2 | found no matching overload",
                "holds: whole | expected type 'bool' but found",
                "holds: '[1, 2].all(x, x > 0)' | option holds is no usable expression",
                "holds: '[1, 2].exists(x, x > whole)' | option holds is no usable expression",
                "holds: '[1, 2].map(x, x * 2) == [2, 4]' | option holds is no usable expression",
                "holds: word.getClass() == null | there is no column or function getClass",
                "holds: flag, when: nobody | option when is no usable expression",
                "holds: day < date(\"soon\") | date(\"soon\") is no date of the form 2026-12-31",
                "when: flag | needs holds:",
                "holds: flag, hold: flag | unknown option hold",
                "holds: region == \"x\" | reads region, which the enrichment fills; give column: region"
            })
    void refusesWhatIsNoCondition(String options, String why) {
        assertThatThrownBy(() -> Definitions.with("rule: expression, column: word, " + options, folder))
                .hasMessageContaining("line 13: rule expression")
                .hasMessageContaining(why);
    }

    @Test
    void refusesAProgram() {
        String longOne = "word == \"a\"" + " || word == \"a\"".repeat(200);

        assertThatThrownBy(() -> Definitions.with("rule: expression, column: word, holds: '" + longOne + "'", folder))
                .hasMessageContaining("line 13: rule expression")
                .hasMessageContaining("option holds is no usable expression");
    }
}
