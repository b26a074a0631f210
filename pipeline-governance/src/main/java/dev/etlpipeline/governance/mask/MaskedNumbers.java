package dev.etlpipeline.governance.mask;

import java.math.BigInteger;
import java.util.Locale;

/** Numbers that people are known by, with the check digits that their forms ask for. */
final class MaskedNumbers {

    /** HMRC's own example. */
    static final String NI = "QQ123456C";

    /** In the range that NHS England keeps for tests. */
    static final String NHS = nhs("999000001");

    /** A well-known test number. */
    static final String CARD = "4000000000000002";

    static final String IBAN = iban("GB", "BUKB00000000000000");

    /** Kept for documentation (RFC 5737). */
    static final String IP = "192.0.2.1";

    /** Letters that may stand first and second in a prefix; of two equal ones of these no prefix is kept from use (HMRC, NIM39110). */
    private static final String NI_PREFIX = "ABCEGHJKLMNPRSTWXY";

    private static final String NI_SUFFIX = "ABCD";

    private final Pseudonyms pseudonyms;

    MaskedNumbers(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** A National Insurance number of the usual form. */
    String ni(String number) {
        Draw draw = pseudonyms.draw("ni-number", compact(number));
        char letter = NI_PREFIX.charAt(draw.below(NI_PREFIX.length()));
        return "" + letter + letter + digits(draw, 6) + NI_SUFFIX.charAt(draw.below(NI_SUFFIX.length()));
    }

    /** An NHS number in the range for tests, of a million. */
    String nhs(String number, boolean spaced) {
        Draw draw = pseudonyms.draw("nhs-number", compact(number));
        String masked;
        do {
            masked = nhs("999" + digits(draw, 6));
        } while (masked.isEmpty());
        return spaced ? masked.substring(0, 3) + ' ' + masked.substring(3, 6) + ' ' + masked.substring(6) : masked;
    }

    /** With its check digit (weights 10 to 2, modulo 11); empty where there is none for these nine. */
    private static String nhs(String nine) {
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            sum += (10 - i) * (nine.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? "" : nine + check;
    }

    /** A card number of the same length, of no issuer (9), with Luhn's check digit. */
    String card(String number) {
        String compact = compact(number);
        Draw draw = pseudonyms.draw("card-number", compact);
        return luhn("9" + digits(draw, Math.max(10, compact.length() - 2)));
    }

    /** A card number that ends in the same four digits. */
    static String cardEnd(String number) {
        String compact = "0000" + compact(number);
        String end = compact.substring(compact.length() - 4);
        for (int filler = 0; filler < 10; filler++) {
            String candidate = "90000000000" + filler + end;
            if (luhn(candidate.substring(0, 15)).equals(candidate)) {
                return candidate;
            }
        }
        return CARD;
    }

    private static String luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = 2 * digit;
            sum += i % 2 == 0 ? twice / 10 + twice % 10 : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** An IBAN of the same country and form, with its check digits. */
    String iban(String iban) {
        String compact = compact(iban);
        if (compact.length() < 5) {
            return IBAN;
        }
        Draw draw = pseudonyms.draw("iban", compact);
        return iban(compact.substring(0, 2), SameForm.of(compact.substring(4), draw));
    }

    /** ISO 13616: modulo 97, letters as 10 to 35. */
    private static String iban(String country, String account) {
        StringBuilder number = new StringBuilder();
        for (char c : (account + country + "00").toCharArray()) {
            number.append(Character.digit(c, 36));
        }
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + (check < 10 ? "0" : "") + check + account;
    }

    /** An address of a private network (RFC 1918), or one kept for documentation (RFC 3849). */
    String ip(String address) {
        Draw draw = pseudonyms.draw("ip-address", address.strip().toLowerCase(Locale.ROOT));
        return address.indexOf(':') < 0
                ? "10." + draw.below(256) + '.' + draw.below(256) + '.' + draw.below(256)
                : "2001:db8::" + Integer.toHexString(draw.below(1 << 16)) + ':'
                        + Integer.toHexString(draw.below(1 << 16));
    }

    /** The network of 256 addresses that it is in; of the longer ones only that it is one. */
    static String network(String address) {
        int last = address.lastIndexOf('.');
        return last > 0 ? address.substring(0, last) + ".0" : "2001:db8::";
    }

    private static String digits(Draw draw, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + draw.below(10)));
        }
        return digits.toString();
    }

    /** Without blanks and hyphens, in capitals. */
    private static String compact(String number) {
        StringBuilder compact = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                compact.append(Character.toUpperCase(c));
            }
        }
        return compact.toString();
    }
}
