package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text becomes by its column's type, and what it must look like. */
class TypesTest {

    /** The value, or the violation. */
    private static Object convert(String type, String text) {
        PipelineDefinition definition = Pipelines.of("- {name: value, " + type + "}", "");
        Chunk chunk =
                Pipelines.transform(definition, List.of(Pipelines.row(definition.schema(), 1, Map.of("value", text))));
        return chunk.rejects().isEmpty()
                ? chunk.rows().get(0).get("value")
                : chunk.rejects().get(0).violations().get(0);
    }

    private static void refuses(String type, String text, String expected) {
        assertThat(convert(type, text)).isInstanceOfSatisfying(Violation.class, violation -> {
            assertThat(violation.rule()).isEqualTo("type");
            assertThat(violation.column()).isEqualTo("value");
            assertThat(violation.reason()).contains(expected);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "42,42",
        "-7,-7",
        "+7,7",
        "' 12 ',12",
        "007,7",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808"
    })
    void readsIntegers(String text, long expected) {
        assertThat(convert("type: integer", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1,000", "1e3", "0x1F", "-", "+", "9223372036854775808", "١٢", "1 000", "abc"})
    void refusesWhatIsNoIntegerOf64Bits(String text) {
        refuses("type: integer", text, "must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "1,1.00",
        "1.5,1.50",
        "-0.01,-0.01",
        ".5,0.50",
        "5.,5.00",
        "1.5000,1.50",
        "0001.1,1.10",
        "0,0.00",
        "-0.00,0.00",
        "9999999999.99,9999999999.99",
        "+3,3.00"
    })
    void readsDecimalsAtTheColumnsScale(String text, String expected) {
        assertThat(convert("type: decimal, precision: 12, scale: 2", text)).isEqualTo(new BigDecimal(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.005", "10000000000", "1e2", "1,5", "1.2.3", ".", "-", "-.", "£5", "NaN", "٣"})
    void neverRoundsDecimals(String text) {
        refuses("type: decimal, precision: 12, scale: 2", text, "at most 10 digits before the point and 2 behind it");
    }

    @Test
    void refusesAMillionDigitsQuickly() {
        refuses("type: decimal, precision: 12, scale: 2", "9".repeat(1_000_000), "must be a number");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "YES,true", "y,true", "1,true", "False,false", "no,false", "N,false", "0,false"})
    void readsBooleans(String text, boolean expected) {
        assertThat(convert("type: boolean", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "oui", "tru", "t"})
    void refusesOtherWordsForYesAndNo(String text) {
        refuses("type: boolean", text, "true, false, yes, no");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29,2024-02-29",
        "29/02/2024,2024-02-29",
        "0001-01-01,0001-01-01",
        "9999-12-31,9999-12-31",
        "' 2024-01-31 ',2024-01-31"
    })
    void readsDatesOfTheDeclaredForms(String text, LocalDate expected) {
        assertThat(convert("type: date, formats: [uuuu-MM-dd, dd/MM/uuuu]", text))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "31/04/2024",
                "2024-13-01",
                "2024/01/31",
                "1/2/2024",
                "0000-01-01",
                "+12024-01-01",
                "-0044-03-15",
                "10000-01-01",
                "2024-01-31T00:00:00",
                "20240131",
                "yesterday"
            })
    void refusesDatesThatAreNoneOrOutOfBounds(String text) {
        refuses(
                "type: date, formats: [uuuu-MM-dd, dd/MM/uuuu]",
                text,
                "must be a date of the form uuuu-MM-dd or dd/MM/uuuu; its shape is ");
    }

    @ParameterizedTest
    @CsvSource({"31-Jan-2024", "31-JAN-2024", "31-jan-2024"})
    void readsEnglishMonths(String text) {
        assertThat(convert("type: date, formats: dd-MMM-uuuu", text)).isEqualTo(LocalDate.of(2024, 1, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31T10:15:30, 2024-01-31T10:15:30",
        "2024-01-31 10:15:30, 2024-01-31T10:15:30",
        "2024-01-31T10:15, 2024-01-31T10:15",
        "2024-01-31T10:15:30.123456, 2024-01-31T10:15:30.123456",
        "2024-01-31T10:15:30Z, 2024-01-31T10:15:30",
        "2024-01-31T00:15:30+01:00, 2024-01-30T23:15:30",
        "9999-12-31T23:59:59.999999, 9999-12-31T23:59:59.999999",
    })
    void readsTimestampsAsUtc(String text, LocalDateTime expected) {
        assertThat(convert("type: timestamp", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-31",
                "2024-01-31T24:00:00",
                "2024-01-31T10:15:60",
                "2024-02-30T10:00:00",
                "2024-01-31T10:15:30.1234567",
                "9999-12-31T23:30:00-01:00",
                "0001-01-01T00:30:00+01:00",
                "2024-01-3110:15:30",
                "2024-01-31T10:15:30[Europe/London]"
            })
    void refusesTimestampsThatTheDatabaseWouldRoundOrRefuse(String text) {
        refuses("type: timestamp", text, "must be a timestamp");
    }

    @Test
    void readsTimestampsOfDeclaredForms() {
        String type = "type: timestamp, formats: ['dd/MM/uuuu HH:mm', 'uuuu-MM-dd HH:mm:ssXXX']";

        assertThat(convert(type, "31/01/2024 10:15")).isEqualTo(LocalDateTime.of(2024, 1, 31, 10, 15));
        assertThat(convert(type, "2024-01-31 10:15:30+02:00")).isEqualTo(LocalDateTime.of(2024, 1, 31, 8, 15, 30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\uD83D", "\uDE00a", "a\uD83Dz", "\uDE00\uD83D"})
    void refusesTextThatADatabaseCannotGiveBack(String text) {
        refuses("type: text", text, "without NUL and without half a surrogate pair");
    }

    @Test
    void keepsTextOfAnyPlane() {
        assertThat(convert("type: text", "\uD83D\uDE00 \u0001 ü")).isEqualTo("\uD83D\uDE00 \u0001 ü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type: integer", "type: boolean", "type: date", "type: timestamp"})
    void takesBlanksForNoValue(String type) {
        assertThat(convert(type, " \t ")).isNull();
    }

    @Test
    void stripsBlanksBehindAKeyOnly() {
        PipelineDefinition definition = Pipelines.of("- {name: value}", "");

        Chunk chunk = Pipelines.transform(
                definition, List.of(Pipelines.row(definition.schema(), 1, Map.of("id", " A1  ", "value", " x "))));

        assertThat(chunk.rows().get(0).get("id")).isEqualTo(" A1");
        assertThat(chunk.rows().get(0).get("value")).isEqualTo(" x ");
    }

    @Test
    void saysTheShapeAndNotTheValue() {
        assertThat(convert("type: integer", "12 Elm St. £5"))
                .isInstanceOfSatisfying(
                        Violation.class,
                        violation -> assertThat(violation.reason()).endsWith("; its shape is 99 AAA AA. ?9"));
    }
}
