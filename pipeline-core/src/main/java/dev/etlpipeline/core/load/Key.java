package dev.etlpipeline.core.load;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/**
 * A business key in a form that Java compares as the database does: code point by code point, trailing blanks apart; a
 * folded one without case.
 */
public record Key(Object[] values, Object[] canonical) {

    public static Key of(Object[] values, boolean fold) {
        Object[] canonical = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            canonical[i] = canonical(values[i], fold);
        }
        return new Key(values, canonical);
    }

    static Object canonical(Object value, boolean fold) {
        if (value instanceof String text) {
            String stripped = stripTrailingBlanks(text);
            return fold ? stripped.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : stripped;
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        return value;
    }

    private static String stripTrailingBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end == text.length() ? text : text.substring(0, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(canonical, key.canonical);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(canonical);
    }

    /** Never the value: a key may be personal data. */
    @Override
    public String toString() {
        return "Key";
    }
}
