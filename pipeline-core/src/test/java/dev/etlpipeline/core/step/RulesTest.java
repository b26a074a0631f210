package dev.etlpipeline.core.step;

import static dev.etlpipeline.core.step.Pipelines.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.criteria.Criterion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Criterion("quality-rules.4")
class RulesTest {

    private static final String EMAIL = "{rule: email, column: value, top-level-domains: [example]}";

    @Test
    void requiredWantsAValueThatIsNotBlank() {
        String rule = "{rule: required, column: value}";

        assertThat(rule("type: text", rule, "x")).isNull();
        assertThat(rule("type: text", rule, null))
                .isEqualTo(new Violation("required", "value", "must have a value, but has none"));
        assertThat(rule("type: text", rule, "  ")).isNotNull();
    }

    @Test
    void columnsImplyRequiredAndLength() {
        String harmless = "{rule: pattern, column: value, matches: '.*'}";

        assertThat(rule("type: text, length: 2", harmless, "ab")).isNull();
        assertThat(rule("type: text, length: 2", harmless, "abc"))
                .isEqualTo(new Violation("length", "value", "must be at most 2 characters long, but has 3"));
        assertThat(rule("type: text, length: 2, required: true", harmless, null).rule())
                .isEqualTo("required");
    }

    @Test
    void lengthCountsAsNvarcharDoes() {
        String harmless = "{rule: pattern, column: value, matches: '.*'}";

        assertThat(rule("type: text, length: 2", harmless, "\uD83D\uDE00")).isNull();
        assertThat(rule("type: text, length: 1", harmless, "\uD83D\uDE00").rule())
                .isEqualTo("length");
    }

    @Test
    void patternMatchesTheWholeTextAndSaysItInWords() {
        String rule = "{rule: pattern, column: value, matches: '[0-9]{3}', says: three digits}";

        assertThat(rule("type: text", rule, "123")).isNull();
        assertThat(rule("type: text", rule, "1234"))
                .isEqualTo(new Violation("pattern", "value", "must be three digits"));
        assertThat(rule("type: text", "{rule: pattern, column: value, matches: 'a+'}", "b")
                        .reason())
                .isEqualTo("must be text that matches a+");
    }

    @Test
    void allowedValuesAreExact() {
        String rule = "{rule: allowed-values, column: value, values: [active, no]}";

        assertThat(rule("type: text", rule, "active")).isNull();
        assertThat(rule("type: text", rule, "no")).isNull();
        assertThat(rule("type: text", rule, null)).isNull();
        assertThat(rule("type: text", rule, "Active"))
                .isEqualTo(new Violation("allowed-values", "value", "must be one of active, no"));
        assertThat(rule("type: integer", "{rule: allowed-values, column: value, values: [1, 2]}", "3"))
                .isNotNull();
        assertThat(rule("type: integer", "{rule: allowed-values, column: value, values: [1, 2]}", "2"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: integer | min: 1, max: 10 | 1 | 10 | 0 | 11",
                "'type: decimal, precision: 9, scale: 2' | min: 0.5, max: 9.99 | 0.50 | 9.99 | 0.49 | 10",
                "type: date | min: 1990-01-01, max: 2100-12-31 | 1990-01-01 | 2100-12-31 | 1989-12-31 | 2101-01-01",
                "type: timestamp | min: 2000-01-01T00:00, max: 2000-01-01T12:00 | 2000-01-01T00:00 | 2000-01-01T12:00"
                        + " | 1999-12-31T23:59 | 2000-01-01T12:01",
            })
    void rangeIncludesItsBounds(String type, String bounds, String least, String greatest, String below, String above) {
        String rule = "{rule: range, column: value, " + bounds + "}";

        assertThat(rule(type, rule, least)).isNull();
        assertThat(rule(type, rule, greatest)).isNull();
        assertThat(rule(type, rule, null)).isNull();
        assertThat(rule(type, rule, below).rule()).isEqualTo("range");
        assertThat(rule(type, rule, above).reason())
                .startsWith("must be at least ")
                .contains(" and at most ");
    }

    @Test
    void rangeMayHaveOneBound() {
        assertThat(rule("type: integer", "{rule: range, column: value, min: 0}", "-1")
                        .reason())
                .isEqualTo("must be at least 0");
        assertThat(rule("type: integer", "{rule: range, column: value, max: 0}", "1")
                        .reason())
                .isEqualTo("must be at most 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.com", "ann.o'neill+x@mail.example.co.uk", "ælf@acme.example", "a@b.museum"})
    void emailTakesAddresses(String address) {
        assertThat(rule("type: text", EMAIL, address)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "nobody@",
                "@example.com",
                "no body@example.com",
                "a..b@example.com",
                "a.@b.com",
                "ann@localhost",
                "ann@acme.nosuchtld",
                "ann@@example.com"
            })
    void emailRefusesWhatIsNone(String address) {
        assertThat(rule("type: text", EMAIL, address))
                .isEqualTo(new Violation("email", "value", "must be an e-mail address such as name@company.com"));
    }

    @Test
    void emailKnowsReservedDomainsOnlyWhereDeclared() {
        assertThat(rule("type: text", "{rule: email, column: value}", "ann@acme.example"))
                .isNotNull();
    }

    @Test
    void phoneChecksWithoutChanging() {
        assertThat(rule("type: text", "{rule: phone, column: value}", "020 7946 0000"))
                .isNull();
        assertThat(rule("type: text", "{rule: phone, column: value}", "12345").rule())
                .isEqualTo("phone");
        assertThat(rule("type: text", "{rule: phone, column: value, region: DE}", "030 901820"))
                .isNull();
    }

    @Test
    void postcodeChecksWithoutChanging() {
        assertThat(rule("type: text", "{rule: postcode, column: value}", "sw1a1aa"))
                .isNull();
        assertThat(rule("type: text", "{rule: postcode, column: value}", "SW1A"))
                .isEqualTo(new Violation(
                        "postcode", "value", "must be a UK postcode such as SW1A 1AA; its shape is AA9A"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: text | {rule: range, column: value, min: 1} | is not for columns of type text",
                "type: integer | {rule: range, column: value} | needs min or max",
                "type: integer | {rule: range, column: value, min: 2, max: 1} | min is greater than max",
                "type: date | {rule: range, column: value, min: 31/01/2024} | option min must be a date of the form uuuu-MM-dd",
                "type: integer | {rule: range, column: value, min: 1, maximum: 2} | unknown option maximum",
                "type: text | {rule: pattern, column: value} | needs matches",
                "type: text | {rule: pattern, column: value, matches: '['} | is no regular expression",
                "type: date | {rule: pattern, column: value, matches: 'x'} | is not for columns of type date",
                "type: text | {rule: allowed-values, column: value} | needs values",
                "type: integer | {rule: allowed-values, column: value, values: [one]} | option values must be a whole number",
                "type: text | {rule: phone, column: value, region: XX} | region must be a country code",
                "type: integer | {rule: email, column: value} | is not for columns of type integer",
                "type: integer | {rule: postcode, column: value} | is not for columns of type integer",
            })
    void refusesDeclarationsThatCannotBeMeant(String type, String rule, String message) {
        assertThatThrownBy(() -> rule(type, rule, "x"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(message);
    }
}
