package dev.etlpipeline.resilience.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodesTest {

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of("1205", "TRANSIENT (SQL Server 1205)"),
                Arguments.of("-2", "OUTCOME_UNKNOWN (SQL Server -2)"),
                Arguments.of("90067", "TRANSIENT (H2 90067)"),
                Arguments.of("h2 90067", "TRANSIENT (H2 90067)"),
                Arguments.of("08s01", "TRANSIENT (SQLState 08S01)"),
                Arguments.of("SQLState 42S02", "CONFIGURATION (SQLState 42S02)"),
                Arguments.of("HTTP 429", "THROTTLED (HTTP 429)"),
                Arguments.of("503", "TRANSIENT (HTTP 503)"),
                Arguments.of("throttled", "THROTTLED (the class)"),
                Arguments.of("outcome-unknown", "OUTCOME_UNKNOWN (the class)"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void readsWhatPeopleType(String typed, String expected) {
        assertThat(Codes.read(typed)).extracting(Classified::toString).contains(expected);
    }

    @Test
    void knowsNothingOfOthers() {
        assertThat(Codes.read("31337")).isEmpty();
        assertThat(Codes.read("what?")).isEmpty();
        assertThat(Codes.read("999999999999")).isEmpty();
    }

    @Test
    void givesAllThatANumberMayBe() {
        assertThat(Codes.read("515")).extracting(Classified::evidence).containsExactly("SQL Server 515", "HTTP 515");
    }
}
