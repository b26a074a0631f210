package dev.etlpipeline.core.step;

import static dev.etlpipeline.core.step.Pipelines.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.DefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps that change one text: trim, cases, email, map-values, default-value. */
class TextStepsTest {

    @Test
    void trimTakesWhiteSpaceOffBothEndsOnly() {
        assertThat(step("trim", " \t\u00A0Ann  Lee\u3000\n")).isEqualTo("Ann  Lee");
        assertThat(step("trim", "Ann")).isEqualTo("Ann");
    }

    @Test
    void trimKeepsZeroWidthCharacters() {
        assertThat(step("trim", "\u200BAnn")).isEqualTo("\u200BAnn");
    }

    @Test
    void trimMakesBlankTextsNull() {
        assertThat(step("trim", " \u00A0 ")).isNull();
    }

    @Test
    void casesKnowNoLanguage() {
        assertThat(step("{step: lower-case, column: value}", "TITLE İ")).isEqualTo("title i\u0307");
        assertThat(step("{step: upper-case, column: value}", "title ß")).isEqualTo("TITLE SS");
    }

    @Test
    void titleCaseIsAboutNames() {
        assertThat(step("{step: title-case, column: value}", "o'neill")).isEqualTo("O'Neill");
    }

    @Test
    void emailWritesTheDomainSmallAndLeavesTheName() {
        assertThat(step("{step: email, column: value}", " Ann.Lee@EXAMPLE.Com "))
                .isEqualTo("Ann.Lee@example.com");
        assertThat(step("{step: email, column: value}", "NOBODY")).isEqualTo("NOBODY");
    }

    @Test
    void mapValuesReplacesWholeValues() {
        String step = "{step: map-values, column: value, values: {A: active, no: inactive}}";

        assertThat(step(step, "A")).isEqualTo("active");
        assertThat(step(step, "no")).isEqualTo("inactive");
        assertThat(step(step, "a")).isEqualTo("a");
        assertThat(step(step, "AA")).isEqualTo("AA");
    }

    @Test
    void mapValuesMayIgnoreCase() {
        assertThat(step("{step: map-values, column: value, ignore-case: true, values: {Act: active}}", "aCT"))
                .isEqualTo("active");
    }

    @Test
    void defaultValueFillsWhatHasNone() {
        String step = "{step: default-value, column: value, value: unknown}";

        assertThat(step(step, null)).isEqualTo("unknown");
        assertThat(step(step, "active")).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{step: title-case}",
                "{step: lower-case, column: value, langauge: tr}",
                "{step: map-values, column: value}",
                "{step: map-values, column: value, values: [a, b]}",
                "{step: map-values, column: value, ignore-case: true, values: {a: b, A: c}}",
                "{step: map-values, column: value, ignore-case: maybe, values: {a: b}}",
                "{step: default-value, column: value}",
                "{step: default-value, columns: [id, value], value: x}",
                "{step: trim, columns: [valeu]}",
            })
    void refusesDeclarationsThatSayTooLittleOrTooMuch(String declaration) {
        assertThatThrownBy(() -> step(declaration, "x"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("line 7: step ");
    }
}
