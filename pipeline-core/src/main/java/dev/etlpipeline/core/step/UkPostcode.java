package dev.etlpipeline.core.step;

import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of UK postcodes, after Royal Mail's Programmers' Guide to PAF: which letters may stand where in the six
 * shapes of an outward code (A9, A99, AA9, AA99, A9A, AA9A), two letters but not C, I, K, M, O, V behind the inward digit,
 * and Girobank's GIR 0AA. It says what could be a postcode, not which ones exist.
 */
public final class UkPostcode {

    static final String EXPECTED = "must be a UK postcode such as SW1A 1AA";

    /** Letters and digits of a postcode: two to four before the inward code's three. */
    private static final int LEAST = 5;

    private static final int MOST = 7;
    private static final int INWARD = 3;

    private static final String GIROBANK = "GIR0AA";
    private static final String FIRST = "ABCDEFGHIJKLMNOPRSTUWYZ";
    private static final String SECOND = "ABCDEFGHKLMNOPQRSTUVWXY";
    /** Behind a letter and a digit, as in W1A. */
    private static final String THIRD = "ABCDEFGHJKPSTUW";
    /** Behind two letters and a digit, as in EC1A. */
    private static final String FOURTH = "ABEHMNPRVWXY";

    private static final String UNIT = "ABDEFGHJLNPQRSTUWXYZ";

    private UkPostcode() {}

    /** In capitals, with one blank before the inward code; null where it is no postcode. White space is ignored. */
    public static @Nullable String normalise(String text) {
        char[] code = new char[MOST + 1];
        int length = read(text, code);
        if (length == 0) {
            return null;
        }
        System.arraycopy(code, length - INWARD, code, length - INWARD + 1, INWARD);
        code[length - INWARD] = ' ';
        return new String(code, 0, length + 1);
    }

    /** The outward code alone, in capitals, as {@link #normalise} has it; null where the text is no postcode. */
    public static @Nullable String outward(String text) {
        char[] code = new char[MOST];
        int length = read(text, code);
        return length == 0 ? null : new String(code, 0, length - INWARD);
    }

    /**
     * The letters and digits, in capitals.
     *
     * @return how many; 0 where they are no postcode
     */
    private static int read(String text, char[] code) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Blanks.isBlank(c)) {
                if (c >= 128 || length == MOST) {
                    return 0; // some letters beyond ASCII become ASCII in capitals
                }
                code[length++] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
            }
        }
        return length >= LEAST && isPostcode(code, length) ? length : 0;
    }

    private static boolean isPostcode(char[] code, int length) {
        int inward = length - INWARD;
        boolean isInward = Digits.isDigit(code[inward]) && isIn(UNIT, code[inward + 1]) && isIn(UNIT, code[inward + 2]);
        return (isInward && isIn(FIRST, code[0]) && isOutward(code, inward))
                || (length == GIROBANK.length() && GIROBANK.contentEquals(CharBuffer.wrap(code, 0, length)));
    }

    /** What stands behind the first letter of an outward code. */
    private static boolean isOutward(char[] code, int length) {
        int digit = Digits.isDigit(code[1]) ? 1 : 2;
        if (digit == 2 && (length < 3 || !isIn(SECOND, code[1]) || !Digits.isDigit(code[2]))) {
            return false;
        }
        if (length == digit + 1) {
            return true;
        }
        return length == digit + 2
                && (Digits.isDigit(code[digit + 1]) || isIn(digit == 1 ? THIRD : FOURTH, code[digit + 1]));
    }

    private static boolean isIn(String letters, char c) {
        return letters.indexOf(c) >= 0;
    }
}
