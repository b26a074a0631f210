package dev.etlpipeline.governance.classify;

import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Numbers that carry a digit by which a slip of the pen shows. */
final class CheckDigits {

    /** Ten digits, as NHS letters have them or in one piece. */
    private static final Pattern NHS = Pattern.compile("[0-9]{3}([ -]?)[0-9]{3}\\1[0-9]{4}");

    /** ISO/IEC 7812: up to 19 digits; the shortest that are in use have 13. Cards of banks begin with 3 to 6, or 2. */
    private static final Pattern CARD = Pattern.compile("[2-6][0-9]{3}([ -]?)(?:[0-9]+\\1)*[0-9]+");

    /** HMRC's manual NIM39110: neither D, F, I, Q, U, V in front nor O behind them, and six pairs that are not given out. */
    private static final Pattern NI = Pattern.compile(
            "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]",
            Pattern.CASE_INSENSITIVE);

    private static final int NHS_DIGITS = 10;
    private static final int LEAST_OF_CARD = 13;
    private static final int MOST_OF_CARD = 19;
    private static final int LONGEST = 42;

    private CheckDigits() {}

    /** Modulus 11, as the NHS Data Dictionary has it: weights from 10 down to 2, and the last digit makes up for it. */
    static boolean isNhsNumber(String text) {
        if (!NHS.matcher(text).matches()) {
            return false;
        }
        String digits = digits(text);
        int sum = 0;
        for (int i = 0; i < NHS_DIGITS - 1; i++) {
            sum += (digits.charAt(i) - '0') * (NHS_DIGITS - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == digits.charAt(NHS_DIGITS - 1) - '0' && !sameDigit(digits);
    }

    /** Luhn's, and as many digits as cards have. */
    static boolean isCardNumber(String text) {
        if (text.length() > LONGEST || !CARD.matcher(text).matches()) {
            return false;
        }
        String digits = digits(text);
        return digits.length() >= LEAST_OF_CARD
                && digits.length() <= MOST_OF_CARD
                && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }

    /** Modulus 97 (ISO 13616), and the form that the country says. */
    static boolean isIban(String text) {
        return text.length() <= LONGEST
                && IBANValidator.getInstance().isValid(text.replace(" ", "").toUpperCase(java.util.Locale.ROOT));
    }

    /** A National Insurance number has no check digit; its letters leave little to chance. */
    static boolean isNiNumber(String text) {
        return NI.matcher(text).matches();
    }

    static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static boolean sameDigit(String digits) {
        return digits.chars().distinct().count() == 1;
    }
}
