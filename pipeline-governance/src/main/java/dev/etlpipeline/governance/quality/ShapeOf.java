package dev.etlpipeline.governance.quality;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value looks like, without saying what it is: letters as x, digits as 9, marks as they are. */
final class ShapeOf {

    /** Long enough for an address, too short for prose. */
    static final int LONGEST = 40;

    /** Of a value that is not there. */
    static final String NONE = "(none)";

    private static final String SAID = "; its shape is ";

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

    /** The shape that core says in a violation's reason, of a value that is not there any more. */
    static Optional<String> said(String reason) {
        int at = reason.lastIndexOf(SAID);
        return at < 0 ? Optional.empty() : Optional.of(value(reason.substring(at + SAID.length())));
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
