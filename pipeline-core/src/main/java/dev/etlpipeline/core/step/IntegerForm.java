package dev.etlpipeline.core.step;

import org.jspecify.annotations.Nullable;

/** A whole number of 64 bits, in ASCII digits, without separators: BIGINT's range. */
final class IntegerForm implements Form {

    @Override
    public @Nullable Long parse(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (!Digits.isDigit(text.charAt(i))) {
                return null;
            }
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null; // a sign alone, or beyond 64 bits
        }
    }

    @Override
    public String expected() {
        return "a whole number such as -42";
    }
}
