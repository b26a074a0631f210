package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.Options;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPhoneNumbersTest {

    private static final int VALUES = 1_000_000;

    /** Heads of British numbers whose tables branch: geographic, mobile, paging, non-geographic, islands. */
    private static final String[] HEADS = {
        "", "7", "74", "75", "79", "791", "7624", "7700", "76", "1", "11", "113", "116", "121", "13", "15", "1534",
        "1624", "16977", "169773", "2", "20", "23", "24", "28", "29", "3", "5", "55", "7070", "8", "80", "800", "845",
        "9", "90", "0", "00", "180020"
    };

    private static final String[] USUAL = {"74", "75", "77", "78", "79", "20", "28", "113", "121", "1242", "1865"};

    @Test
    void answersAsTheLibraryDoesForAMillionValues() {
        PhoneNumbers numbers = new PhoneNumbers(Options.of(Map.of()));
        PlainPhoneNumbers plain = PlainPhoneNumbers.of("GB");
        LongAdder answered = new LongAdder();

        IntStream.range(0, VALUES).parallel().forEach(seed -> {
            String text = text(new Random(seed));
            String answer = plain.e164(text);
            if (answer != null) {
                answered.increment();
                assertThat(numbers.byLibrary(text)).as(text).isEqualTo(answer);
            }
        });

        assertThat(answered.sum()).as("values that take the short way").isGreaterThan(VALUES / 5);
    }

    private static String text(Random random) {
        String[] heads = random.nextInt(3) == 0 ? HEADS : USUAL;
        String head = heads[random.nextInt(heads.length)];
        StringBuilder digits = new StringBuilder(head);
        int length = random.nextInt(8) == 0 ? random.nextInt(16) : 10;
        while (digits.length() < length) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        for (int marks = random.nextInt(4); marks > 0; marks--) {
            digits.insert(random.nextInt(digits.length() + 1), random.nextInt(6) == 0 ? "-" : " ");
        }
        String front = switch (random.nextInt(8)) {
            case 0 -> "+44";
            case 1 -> "+44 ";
            case 2 -> "";
            case 3 -> "+4";
            default -> "0";
        };
        return front + digits;
    }

    @ParameterizedTest
    @ValueSource(strings = {"07481 284349", "020 7946 0000", "+44 7481-284349", "+447481284349", "0116 496 0169"})
    void knowsTheUsualShapes(String text) {
        assertThat(PlainPhoneNumbers.of("GB").e164(text)).startsWith("+44").hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "+44",
                "(020) 7946 0000",
                "0044 7481 284349",
                "07481  284349",
                "07481 284349 ",
                "07481 284349 x2",
                "0",
                "070000",
                "00000000000",
                "0\u0667\u0664481284349",
                "+1 650-253-0000"
            })
    void leavesOtherShapesToTheLibrary(String text) {
        assertThat(PlainPhoneNumbers.of("GB").e164(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "GG", "IT", "AR"})
    void leavesRegionsWithRulesOfTheirOwnToTheLibrary(String region) {
        assertThat(PlainPhoneNumbers.of(region)).isNull();
    }
}
