package dev.etlpipeline.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

    private static final List<String> KNOWN = List.of("title-case", "lower-case", "trim");

    @ParameterizedTest
    @CsvSource({"title-csae,title-case", "TRIM,trim", "lowercase,lower-case", "trimm,trim"})
    void namesTheNearest(String given, String nearest) {
        assertThat(DidYouMean.hint(given, KNOWN)).isEqualTo("; did you mean " + nearest + "?");
    }

    @Test
    void listsAllWhereNoneIsNear() {
        assertThat(DidYouMean.hint("soundex", KNOWN)).isEqualTo("; known: lower-case, title-case, trim");
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        assertThat(DidYouMean.hint("x", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc,abc,0", "abc,acb,1", "abc,ab,1", "'',abc,3", "kitten,sitting,3", "ca,abc,3"})
    void countsEdits(String a, String b, int distance) {
        assertThat(DidYouMean.distance(a, b)).isEqualTo(distance);
    }
}
