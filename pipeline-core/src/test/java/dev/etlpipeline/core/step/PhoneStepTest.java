package dev.etlpipeline.core.step;

import static dev.etlpipeline.core.step.Pipelines.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.row.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneStepTest {

    private static final String STEP = "{step: phone-e164, column: value}";

    @ParameterizedTest
    @CsvSource({
        "020 7946 0000, +442079460000",
        "(0116) 496 0169, +441164960169",
        "07481 284349, +447481284349",
        "+44 (0)7538 084304, +447538084304",
        "0044 7538 084304, +447538084304",
        "+1 650-253-0000, +16502530000",
    })
    void writesE164(String given, String expected) {
        assertThat(step(STEP, given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "07000",
                "ask at reception",
                "00000000000",
                "0779516",
                "+999 123456",
                "0800 FLOWERS",
                "020 7946 0000 x12",
                "020 7946 0000 #12",
                "-",
                "07481284349/07481284350"
            })
    void refusesWhatCannotBeDialledAsItStands(String given) {
        assertThat(step(STEP, given)).isInstanceOfSatisfying(Violation.class, violation -> {
            assertThat(violation.rule()).isEqualTo("phone");
            assertThat(violation.column()).isEqualTo("value");
            assertThat(violation.reason()).contains("GB");
        });
    }

    @Test
    void takesNumbersOfAnotherRegionWhereDeclared() {
        assertThat(step("{step: phone-e164, column: value, region: DE}", "030 901820"))
                .isEqualTo("+4930901820");
    }

    @Test
    void refusesARegionThatIsNone() {
        assertThatThrownBy(() -> step("{step: phone-e164, column: value, region: UK}", "1"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("region must be a country code such as GB, but is 'UK'");
    }
}
