package dev.etlpipeline.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that end in every way, run only where {@value #ASKED} is set for a launch. */
final class Samples {

    static final String ASKED = "samples.asked";

    private Samples() {}

    /** Some of them fail, which is for nobody but the listener's test to see. */
    static final class OnlyWhenAsked implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(ASKED).isPresent()
                    ? ConditionEvaluationResult.enabled("asked for")
                    : ConditionEvaluationResult.disabled("not asked for");
        }
    }

    @ExtendWith(OnlyWhenAsked.class)
    static class Usual {

        @Test
        void passes() {}

        @Test
        void fails() {
            assertThat(1).isEqualTo(2);
        }

        @Test
        @Disabled("to see what is said of it")
        void isDisabled() {}

        @Test
        void lacksWhatItNeeds() {
            assumeTrue(false);
        }
    }

    @ExtendWith(OnlyWhenAsked.class)
    static class Invocations {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void failsForOneOfThree(int number) {
            assertThat(number).isNotEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void needsWhatOneOfTwoHas(int number) {
            assumeTrue(number == 1);
        }

        @TestFactory
        Stream<DynamicTest> makesOneThatFails() {
            return Stream.of(1, 2)
                    .map(number -> DynamicTest.dynamicTest(
                            "number " + number, () -> assertThat(number).isEqualTo(1)));
        }
    }

    @ExtendWith(OnlyWhenAsked.class)
    abstract static class Contract {

        @Test
        void holds() {}
    }

    static class OnAnEngine extends Contract {}

    @ExtendWith(OnlyWhenAsked.class)
    static class BreaksBefore {

        @BeforeAll
        static void breaks() {
            assertThat("broken").isEqualTo("on purpose");
        }

        @Test
        void wouldPass() {}
    }

    @Disabled("to see what is said of it")
    static class IsLeftOut {

        @Test
        void isNotAsked() {}
    }
}
