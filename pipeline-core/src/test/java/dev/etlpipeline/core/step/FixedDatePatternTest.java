package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedDatePatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"uuuu-MM-dd", "dd/MM/uuuu", "uuuuMMdd", "dd.MM.uuuu"})
    void answersAsTheLibraryDoes(String pattern) {
        DatePattern fixed = FixedDatePattern.of(pattern);
        DatePattern library = DateForm.library(pattern);
        Random random = new Random(42);

        for (int i = 0; i < 10_000; i++) {
            String text = text(pattern, random);
            LocalDate expected = library.parse(text);
            if (expected == null || (expected.getYear() >= 0 && expected.getYear() <= 9999)) {
                assertThat(fixed.parse(text)).as(text).isEqualTo(expected);
            }
        }
    }

    /** A date of the pattern, possible or not, here and there with a slip in it. */
    private static String text(String pattern, Random random) {
        String text = pattern.replace("uuuu", String.format("%04d", random.nextInt(10_000)))
                .replace("MM", String.format("%02d", random.nextInt(15)))
                .replace("dd", String.format("%02d", random.nextInt(34)));
        if (random.nextInt(4) > 0) {
            return text;
        }
        int place = random.nextInt(text.length());
        String slip = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> text.charAt(place) + "0";
            case 2 -> "x";
            default -> "\u0663";
        };
        return text.substring(0, place) + slip + text.substring(place + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"uu-MM-dd", "uuuu-M-dd", "dd MMM uuuu", "uuuu-MM", "uuuu-MM-dd'T'", "uuuu-MM-ddd", "yyyy-MM-dd"})
    void leavesOtherPatternsToTheLibrary(String pattern) {
        assertThat(FixedDatePattern.of(pattern)).isNull();
    }

    @Test
    void readsTheUsualPatterns() {
        assertThat(FixedDatePattern.of("dd/MM/uuuu").parse("29/02/2024")).isEqualTo(LocalDate.of(2024, 2, 29));
    }
}
