package dev.etlpipeline.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that end in every way; as nested classes, so that Maven does not run them. */
final class Samples {

    private Samples() {}

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

    abstract static class Contract {

        @Test
        void holds() {}
    }

    static class OnAnEngine extends Contract {}

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
