package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UkPostcodeTest {

    @ParameterizedTest
    @CsvSource({
        "m1 1ae, M1 1AE",
        "B338TH, B33 8TH",
        "cr2 6xh, CR2 6XH",
        "DN55 1PT, DN55 1PT",
        "w1a 0ax, W1A 0AX",
        "sw1a1aa, SW1A 1AA",
        "'  gu51   5ef ', GU51 5EF",
        "gir0aa, GIR 0AA",
        "BF1 0AA, BF1 0AA",
        "je2 3ab, JE2 3AB",
        "ZE1 0AA, ZE1 0AA",
    })
    void writesEveryShapeOneWay(String given, String expected) {
        assertThat(UkPostcode.normalise(given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SW1A",
                "12345",
                "unknown",
                "M1 1A1",
                "B33 8T",
                "QA1 1AA",
                "VA1 1AA",
                "XA1 1AA",
                "AI1 1AA",
                "AJ1 1AA",
                "AZ1 1AA",
                "W1I 1AA",
                "SW1C 1AA",
                "M1 1CA",
                "M1 1AI",
                "M1 1KA",
                "M1 1MA",
                "M1 1AO",
                "M1 1AV",
                "GIR 0AB",
                "AAA1 1AA",
                "A100 1AA",
                "M1 1AAA",
                "M1-1AE",
                "M1 1\u0131E",
                "\u017FW1A 1AA"
            })
    void refusesWhatTheGrammarRefuses(String text) {
        assertThat(UkPostcode.normalise(text)).isNull();
    }

    /** All outward codes of up to four letters and digits, and all inward codes, against the grammar as one expression. */
    @Test
    void isTheGrammarOfTheProgrammersGuide() {
        Pattern grammar = Pattern.compile("GIR0AA"
                + "|(?:[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][ABCDEFGHJKPSTUW]"
                + "|[A-HK-Y](?:[0-9]{1,2}|[0-9][ABEHMNPRVWXY])))"
                + "[0-9][ABD-HJLNP-UW-Z]{2}");

        Stream<String> codes = Stream.concat(
                IntStream.rangeClosed(1, 5)
                        .boxed()
                        .flatMap(length -> words(Math.min(length, 4), length == 5 ? "A1AA" : "1AA")),
                words(3, "").flatMap(inward -> Stream.of("M1" + inward, "SW1A" + inward, "GIR" + inward)));

        assertThat(codes.parallel()
                        .filter(code -> (UkPostcode.normalise(code) != null)
                                != grammar.matcher(code).matches()))
                .isEmpty();
    }

    /** Every word of so many letters and digits, with something behind it. */
    private static Stream<String> words(int length, String behind) {
        String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        Stream<String> words = Stream.of("");
        for (int i = 0; i < length; i++) {
            words = words.flatMap(word -> signs.chars().mapToObj(sign -> word + (char) sign));
        }
        return words.map(word -> word + behind);
    }

    @Test
    void acceptsEveryPostcodeOfGreatBritain() throws IOException {
        Path file = SharedData.file("postcodes-gb.csv.gz");
        assumeTrue(Files.exists(file), "the shared data is not here");

        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            assertThat(lines.lines()
                            .map(line -> line.substring(0, line.indexOf(',')))
                            .filter(postcode -> UkPostcode.normalise(postcode) == null))
                    .isEmpty();
        }
    }
}
