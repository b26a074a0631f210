package dev.etlpipeline.governance.quality;

import org.jspecify.annotations.Nullable;

/** What a value looks like, without saying what it is: letters as x, digits as 9, marks as they are. */
final class ShapeOf {

    /** Long enough for an address, too short for prose. */
    static final int LONGEST = 40;

    /** Of a value that is not there. */
    static final String NONE = "(none)";

    private ShapeOf() {}

    static String value(@Nullable Object value) {
        if (value == null) {
            return NONE;
        }
        String text = value.toString();
        StringBuilder shape = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> shape.append(mark(c)));
        if (shape.toString().isBlank()) {
            return "(blank)";
        }
        return text.codePointCount(0, text.length()) > LONGEST
                ? shape.append("...").toString()
                : shape.toString();
    }

    private static char mark(int c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        if (Character.isLetter(c)) {
            return 'x';
        }
        return c >= ' ' && c < 0x7F ? (char) c : '?';
    }
}
