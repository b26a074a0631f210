package dev.etlpipeline.governance.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.step.UkPostcode;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.scheme.DataKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskersTest {

    private static final Maskers MASKERS = new Maskers(key("one"), PhoneRange.RESERVED);

    private static Pseudonyms key(String key) {
        return new Pseudonyms(Arrays.copyOf(key.getBytes(StandardCharsets.US_ASCII), 32));
    }

    private static String masked(DataKind kind, Mask mask, String value) {
        return String.valueOf(MASKERS.of(Column.text("c", 60), kind, mask).mask(value));
    }

    private static String keyed(DataKind kind, String value) {
        return masked(kind, Mask.KEYED, value);
    }

    @ParameterizedTest
    @EnumSource(DataKind.class)
    void theSameValueAlwaysMasksToTheSame(DataKind kind) {
        Maskers other = new Maskers(key("one"), PhoneRange.RESERVED);

        assertThat(other.of(Column.text("d", 60), kind, Mask.KEYED).mask("20 1984-03-17"))
                .isEqualTo(keyed(kind, "20 1984-03-17"));
    }

    /** Numbers of more than one block, with more threads than one. */
    @Test
    void threadsDoNotMixTheirValuesUp() {
        List<String> numbers = IntStream.range(0, 20_000)
                .mapToObj(i -> "AB" + (100_000 + i) + "C")
                .toList();
        Masker masker = MASKERS.of(Column.text("c", 60), DataKind.NI_NUMBER, Mask.KEYED);
        List<Object> alone = new ArrayList<>();
        numbers.forEach(number -> alone.add(masker.mask(number)));

        assertThat(numbers.parallelStream().map(masker::mask).toList()).isEqualTo(alone);
        assertThat(Set.copyOf(alone)).hasSizeGreaterThan(19_000);
    }

    @Test
    void anotherKeyMasksToAnother() {
        Masker other =
                new Maskers(key("two"), PhoneRange.RESERVED).of(Column.text("c", 60), DataKind.EMAIL, Mask.KEYED);

        assertThat(other.mask("ann@x.example")).isNotEqualTo(keyed(DataKind.EMAIL, "ann@x.example"));
    }

    @Test
    @Criterion("pii-masking.2")
    void formsOfOneValueCountAsOne() {
        assertThat(keyed(DataKind.EMAIL, " Ann@X.example")).isEqualTo(keyed(DataKind.EMAIL, "ann@x.EXAMPLE"));
        assertThat(keyed(DataKind.LAST_NAME, "O'NEILL")).isEqualTo(keyed(DataKind.FIRST_NAME, "O'Neill"));
        assertThat(keyed(DataKind.POSTCODE, "sw1a2aa")).isEqualTo(keyed(DataKind.POSTCODE, "SW1A 2AA"));
        assertThat(keyed(DataKind.PHONE, "020 7946-0958").substring(1))
                .isEqualTo(keyed(DataKind.PHONE, "+442079460958").substring(3));
        assertThat(keyed(DataKind.FULL_NAME, "Ann Lee"))
                .isEqualTo(keyed(DataKind.FIRST_NAME, "Ann") + " " + keyed(DataKind.LAST_NAME, "Lee"));
    }

    @Test
    @Criterion("pii-masking.4")
    void maskedPhonesAreNumbersOfTheUnitedKingdom() {
        Masker any = new Maskers(key("one"), PhoneRange.ANY).of(Column.text("c", 60), DataKind.PHONE, Mask.KEYED);
        Set<String> numbers = new HashSet<>();
        IntStream.range(0, 20_000).forEach(i -> {
            numbers.add(keyed(DataKind.PHONE, "07" + (100_000_000 + i)));
            assertThat(String.valueOf(any.mask("07" + (100_000_000 + i)))).matches(MaskersTest::isPhone);
        });

        assertThat(numbers).hasSizeBetween(11_000, 16_000).allMatch(MaskersTest::isPhone);
        assertThat(masked(DataKind.PHONE, Mask.PARTIAL, "+447400123987"))
                .matches(MaskersTest::isPhone)
                .endsWith("987");
        assertThat(masked(DataKind.PHONE, Mask.REDACT, "+447400123987")).matches(MaskersTest::isPhone);
    }

    private static boolean isPhone(String number) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            return library.isValidNumberForRegion(library.parse(number, "GB"), "GB");
        } catch (NumberParseException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mask.class,
            names = {"REDACT", "PARTIAL", "KEYED", "GENERALISE", "FAKE"})
    @Criterion("pii-masking.4")
    void maskedPostcodesAreOfAValidForm(Mask mask) {
        for (String postcode :
                new String[] {"SW1A 2AA", "m1 1ae", "EC1A1BB", "B33 8TH", "CR2 6XH", "GIR 0AA", "nonsense"}) {
            for (int i = 0; i < 50; i++) {
                String masked = masked(DataKind.POSTCODE, mask, postcode + (postcode.equals("nonsense") ? i : ""));
                assertThat(UkPostcode.normalise(masked)).as(postcode).isEqualTo(masked);
            }
        }
    }

    @Test
    @Criterion("pii-masking.2")
    void checkDigitsAreRight() {
        for (int i = 0; i < 200; i++) {
            assertThat(keyed(DataKind.CARD_NUMBER, "4111 1111 1111 1" + (100 + i)))
                    .matches("9\\d{15}")
                    .matches(MaskersTest::isLuhn);
            assertThat(keyed(DataKind.NHS_NUMBER, "943 476 5" + (100 + i)))
                    .matches("999 \\d{3} \\d{4}")
                    .matches(MaskersTest::isNhs);
            assertThat(keyed(DataKind.IBAN, "GB29NWBK60161331926" + (100 + i))).matches(MaskersTest::isIban);
            assertThat(keyed(DataKind.NI_NUMBER, "AB123" + (100 + i) + "C"))
                    .matches("([A-CEGHJ-NPR-TW-Y])\\1\\d{6}[A-D]");
        }
        assertThat(MaskedNumbers.NHS).matches(MaskersTest::isNhs);
        assertThat(MaskedNumbers.CARD).matches(MaskersTest::isLuhn);
        assertThat(MaskedNumbers.IBAN).matches(MaskersTest::isIban);
        assertThat(masked(DataKind.CARD_NUMBER, Mask.PARTIAL, "4111111111111111"))
                .endsWith("1111")
                .matches(MaskersTest::isLuhn);
    }

    private static boolean isLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return sum % 10 == 0;
    }

    private static boolean isNhs(String spaced) {
        String number = spaced.replace(" ", "");
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (i == 9 ? 1 : 10 - i) * (number.charAt(i) - '0');
        }
        return number.length() == 10 && sum % 11 == 0;
    }

    private static boolean isIban(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new java.math.BigInteger(digits.toString())
                .mod(java.math.BigInteger.valueOf(97))
                .equals(java.math.BigInteger.ONE);
    }

    @Test
    void longValuesAreCutToTheColumn() {
        assertThat(String.valueOf(MASKERS.of(Column.text("c", 5), DataKind.EMAIL, Mask.KEYED)
                        .mask("a@b.example")))
                .hasSize(5);
    }

    @Test
    void invitesNobodyToTryNames() {
        Set<String> names = new HashSet<>();
        IntStream.range(0, 10_000).forEach(i -> names.add(keyed(DataKind.LAST_NAME, "name" + i)));

        assertThat(names).hasSizeGreaterThan(9_950).allMatch(name -> name.matches("[A-Z][a-z]{5,8}"));
    }
}
