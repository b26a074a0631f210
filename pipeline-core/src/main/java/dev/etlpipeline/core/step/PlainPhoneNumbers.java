package dev.etlpipeline.core.step;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Landline and mobile numbers in the shapes in which most people write them: digits behind 0 or + and the country's code,
 * with single blanks or hyphens between. Twelve times as fast as the library, whose tables it takes; what it does not
 * know is for the library to judge. Where it answers, the answer is the library's: a test holds a million of them against
 * each other. Immutable.
 */
final class PlainPhoneNumbers {

    /** Digits of a number behind 0 or the country's code, at most (E.164: 15 with the code). */
    private static final int MOST_DIGITS = 14;

    private static final String NATIONAL_PREFIX = "0";

    private final String international;
    private final List<String> otherPrefixes;
    private final List<Kind> kinds;

    private record Kind(Pattern pattern, List<Integer> lengths) {

        boolean matches(String number) {
            return lengths.contains(number.length()) && pattern.matcher(number).matches();
        }
    }

    private PlainPhoneNumbers(String international, List<String> otherPrefixes, List<Kind> kinds) {
        this.international = international;
        this.otherPrefixes = otherPrefixes;
        this.kinds = kinds;
    }

    /** Null for a region that shares another's code, or that does not write 0 in front of its numbers. */
    static @Nullable PlainPhoneNumbers of(String region) {
        PhoneMetadata tables = DefaultMetadataDependenciesProvider.getInstance()
                .getPhoneNumberMetadataSource()
                .getMetadataForRegion(region);
        int code = tables.getCountryCode();
        // Such as 0, or 0 and 180020, which calls a relay for the deaf; a pattern with groups carries more.
        List<String> prefixes = List.of(tables.getNationalPrefixForParsing().split("\\|"));
        boolean plain =
                PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(code).equals(region)
                        && prefixes.get(0).equals(NATIONAL_PREFIX)
                        && prefixes.stream().allMatch(prefix -> prefix.chars().allMatch(c -> Digits.isDigit((char) c)))
                        && !tables.hasNationalPrefixTransformRule()
                        && !tables.hasLeadingDigits();
        return plain ? new PlainPhoneNumbers("+" + code, prefixes.subList(1, prefixes.size()), kinds(tables)) : null;
    }

    private static List<Kind> kinds(PhoneMetadata tables) {
        return Stream.of(tables.getMobile(), tables.getFixedLine())
                .filter(PhoneNumberDesc::hasNationalNumberPattern)
                .map(kind -> new Kind(Pattern.compile(kind.getNationalNumberPattern()), lengths(kind, tables)))
                .toList();
    }

    /** A kind without lengths of its own has those of all numbers of the region. */
    private static List<Integer> lengths(PhoneNumberDesc kind, PhoneMetadata tables) {
        return List.copyOf(
                kind.getPossibleLengthCount() > 0
                        ? kind.getPossibleLengthList()
                        : tables.getGeneralDesc().getPossibleLengthList());
    }

    /** The number in E.164; null where it has another shape, or may be none. */
    @Nullable
    String e164(String text) {
        String number = digits(text);
        if (number == null || hasOtherPrefix(number)) {
            return null;
        }
        for (Kind kind : kinds) {
            if (kind.matches(number)) {
                return international + number;
            }
        }
        return null;
    }

    private boolean hasOtherPrefix(String number) {
        for (String prefix : otherPrefixes) {
            if (number.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** The digits behind 0 or the country's code; null where anything but single blanks and hyphens stands between. */
    private @Nullable String digits(String text) {
        int from = text.startsWith(NATIONAL_PREFIX) ? 1 : text.startsWith(international) ? international.length() : -1;
        if (from < 0) {
            return null;
        }
        char[] digits = new char[MOST_DIGITS];
        int count = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Digits.isDigit(c)) {
                if (count == MOST_DIGITS) {
                    return null;
                }
                digits[count++] = c;
            } else if ((c != ' ' && c != '-') || !Digits.isDigit(text.charAt(i - 1))) {
                return null;
            }
        }
        // Another 0 would be a prefix again, or part of 00; a mark at the end is for the library.
        boolean usual = count > 0 && digits[0] != '0' && Digits.isDigit(text.charAt(text.length() - 1));
        return usual ? new String(digits, 0, count) : null;
    }
}
