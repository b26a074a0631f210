package dev.etlpipeline.testkit.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaryingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Run 20260102T030405Z-a1b2c3 of x: SUCCEEDED in 2.75 s | Run 20261126T030549Z-2ffbb0 of x: SUCCEEDED in 14.50 s
            Speed 364 rows/s                                      | Speed 1,364 rows/s
            extract 0.02 s, load 0.07 s                           | extract 1.00 s, load 10.50 s
            Total time: 12.3 s                                    | Total time: 01:02 min
            Finished at: 2026-11-26T03:09:21Z                     | Finished at: 2027-01-01T23:59:59+01:00
            """)
    void masksWhatDiffersFromOneTimeToTheNext(String once, String again) {
        assertThat(Varying.masked(once)).isEqualTo(Varying.masked(again));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Run 20260102T030405Z-a1b2c3 of x: SUCCEEDED in 2.75 s | Run 20260102T030405Z-a1b2c3 of x: FAILED in 2.75 s
            1,000 = 970 + 0                                       | 1,000 = 971 + 0
            Tests run: 5, Failures: 0                             | Tests run: 5, Failures: 1
            12 shops                                              | 13 shops
            """)
    void keepsFigures(String one, String other) {
        assertThat(Varying.masked(one)).isNotEqualTo(Varying.masked(other));
    }

    @Test
    void takesColoursAndBlanksAtTheEndAway() {
        assertThat(Varying.masked("[\u001B[1;31mERROR\u001B[m] \u001B[1;31mTests run: 5\u001B[m  "))
                .isEqualTo("[ERROR] Tests run: 5");
    }
}
