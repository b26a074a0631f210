package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepCatalogueTest {

    @Test
    void refusesNamesThatAreTaken() {
        StepCatalogue catalogue = StepCatalogue.core();

        assertThatThrownBy(() -> catalogue.step("trim", (spec, schema) -> row -> row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The name trim is taken: there is a step");
        assertThatThrownBy(() -> catalogue.rule("email", (spec, schema) -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The name email is taken: there is a rule");
    }

    @Test
    void takesStepsAndRulesOfItsOwnForEachRun() {
        StepCatalogue catalogue = StepCatalogue.core().step("mine", (spec, schema) -> row -> row);

        assertThat(catalogue.steps()).containsKeys("mine", "trim");
        assertThat(StepCatalogue.core().steps()).doesNotContainKey("mine");
    }

    @Test
    void cannotBeChangedThroughItsMaps() {
        assertThatThrownBy(() -> StepCatalogue.core().steps().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
