package dev.etlpipeline.governance.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Criterion("data-classification.1")
class CheckDigitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"9434765919", "943 476 5919", "401-023-2137", "9000000009"})
    void takesNhsNumbers(String text) {
        assertThat(CheckDigits.isNhsNumber(text)).isTrue();
    }

    /** A wrong check digit, one of 10 that none has, one digit all over, other lengths, blanks where none are. */
    @ParameterizedTest
    @ValueSource(strings = {"9434765918", "1000000010", "1111111111", "943476591", "94 34765919", "943476591X", ""})
    void refusesWhatIsNoNhsNumber(String text) {
        assertThat(CheckDigits.isNhsNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "4111 1111 1111 1111", "5500-0055-5555-5559", "378282246310005"})
    void takesCardNumbers(String text) {
        assertThat(CheckDigits.isCardNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4111111111111112", "9111111111111119", "4111 1111-1111 1111", "42", "41111111111111111111"})
    void refusesWhatIsNoCardNumber(String text) {
        assertThat(CheckDigits.isCardNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB82WEST12345698765432", "GB82 WEST 1234 5698 7654 32", "DE89370400440532013000"})
    void takesIbans(String text) {
        assertThat(CheckDigits.isIban(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB83WEST12345698765432", "XX82WEST12345698765432", "GB82WEST1234569876543"})
    void refusesWhatIsNoIban(String text) {
        assertThat(CheckDigits.isIban(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB123456C", "ab 12 34 56 d", "JG103759A"})
    void takesNationalInsuranceNumbers(String text) {
        assertThat(CheckDigits.isNiNumber(text)).isTrue();
    }

    /** Letters that are not used, pairs that are not given out, and no last letter. */
    @ParameterizedTest
    @ValueSource(strings = {"QQ123456C", "BG123456A", "ZZ123456A", "AO123456A", "AB123456E", "AB123456"})
    void refusesWhatIsNoNationalInsuranceNumber(String text) {
        assertThat(CheckDigits.isNiNumber(text)).isFalse();
    }
}
