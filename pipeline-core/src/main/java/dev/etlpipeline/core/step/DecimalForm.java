package dev.etlpipeline.core.step;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number that fits its column as it is: nothing is rounded. Zeros at either end count for nothing. The value
 * always has the column's scale, so that 1.5 and 1.50 are one value.
 */
final class DecimalForm implements Form {

    private final int precision;
    private final int scale;

    DecimalForm(int precision, int scale) {
        this.precision = precision;
        this.scale = scale;
    }

    @Override
    public @Nullable BigDecimal parse(String text) {
        int from = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (!isNumber(text, from, point)) {
            return null;
        }
        // Digits are counted before a number is made of them: making one of a million digits takes minutes.
        int first = from;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        int last = text.length();
        while (point >= 0 && last > point + 1 && text.charAt(last - 1) == '0') {
            last--;
        }
        int behind = point < 0 ? 0 : last - point - 1;
        if (end - first > precision - scale || behind > scale) {
            return null;
        }
        String digits = text.substring(first, end) + text.substring(end, point < 0 ? end : last);
        BigDecimal number = digits.isEmpty() || digits.equals(".") ? BigDecimal.ZERO : new BigDecimal(digits);
        return (text.charAt(0) == '-' ? number.negate() : number).setScale(scale);
    }

    /** Whether a number that was not read by this form could have been. */
    boolean fits(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= scale && stripped.precision() - stripped.scale() <= precision - scale;
    }

    private static boolean isNumber(String text, int from, int point) {
        for (int i = from; i < text.length(); i++) {
            if (i != point && !Digits.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() - from > (point < 0 ? 0 : 1);
    }

    @Override
    public String expected() {
        return "a number such as -3.14 with at most " + (precision - scale) + " digits before the point and " + scale
                + " behind it";
    }
}
