package dev.etlpipeline.testkit.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.testkit.exercise.Expected.Miss;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines are written one behind the other with blanks between them. */
class ExpectedTest {

    private static List<String> lines(String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "a b c,             a b c",
        "...,               a b c",
        "...,               ",
        "a ...,             a",
        "a ...,             a b c",
        "... c,             a b c",
        "... c,             c c c",
        "a ... c,           a c",
        "a ... c ... e,     a b c d e",
        "... b c ...,       a b x b c d",
        "a...c d,           abc d",
        "a...,              a",
    })
    void takesLinesLeftOutForAny(String expected, String found) {
        assertThat(new Expected(lines(expected)).miss(lines(found))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a b c,             a x c,          1, x",
        "a b c,             a b,            2, ",
        "a b,               a b c,          2, c",
        "a,                 ,               0, ",
        "... c,             c d,            1, ",
        "a ... x,           a b c,          2, ",
        "... b x ...,       a b c,          2, c",
        "... b x ...,       b c b d,        2, c",
        "... a ... b ...,   b a,            3, ",
        "... b b ...,       a b a b,        2, a",
        "a.c,               abc,            0, abc",
        "a...c,             abd,            0, abd",
    })
    void namesTheFirstLineThatIsNotThere(String expected, String found, int index, String instead) {
        assertThat(new Expected(lines(expected)).miss(lines(found))).contains(new Miss(index, instead));
    }
}
