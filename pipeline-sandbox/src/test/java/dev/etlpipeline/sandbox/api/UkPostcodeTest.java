package dev.etlpipeline.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UkPostcodeTest {

    @ParameterizedTest
    @CsvSource({
        "M1 1AA, M, M1 1AA",
        "m601nw, M, M60 1NW",
        "CR2 6XH, CR, CR2 6XH",
        "DN551PT, DN, DN55 1PT",
        "w1a 0ax, W, W1A 0AX",
        "' ec1a  1bb ', EC, EC1A 1BB"
    })
    void takesEveryFormInAnySpelling(String text, String area, String expected) {
        assertThat(UkPostcode.parse(text)).get().hasToString(expected);
        assertThat(UkPostcode.parse(text)).get().extracting(UkPostcode::area).isEqualTo(area);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12345", "SW1A", "M1 1A1", "B33 8T", "Q1 1AA", "M1 1CA", "ABC1 1AA", "M111 1AA", "M1-1AA"})
    void refusesWhatIsNone(String text) {
        assertThat(UkPostcode.parse(text)).isEmpty();
    }
}
