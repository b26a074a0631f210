package dev.etlpipeline.core.step;

import java.util.Locale;

/** Capitals of one part of a name. Letter by letter, so that a text never grows. */
final class Letters {

    /** Shortest name with Mc: McX and one letter more. */
    private static final int SHORTEST_MC = 4;

    private Letters() {}

    static String toLower(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** @param part in small letters, without hyphen or dot */
    static void appendPart(StringBuilder out, String part) {
        int apostrophe = apostrophe(part);
        if (apostrophe == 1 && part.length() > 3) { // O'Neill, D'Angelo; but not a possessive
            appendCapital(out, part, 0, 2);
            appendCapital(out, part, 2, part.length());
        } else if (apostrophe == 0 && part.length() == 2) { // 't Hooft
            out.append(part);
        } else if (part.startsWith("mc") && part.length() >= SHORTEST_MC) {
            out.append("Mc");
            appendCapital(out, part, 2, part.length());
        } else {
            appendCapital(out, part, 0, part.length());
        }
    }

    private static int apostrophe(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\'' || c == '\u2019' || c == '\u02BC') {
                return i;
            }
        }
        return -1;
    }

    /** The first letter or digit, whatever stands before it, starts the part: (ann) is (Ann), 2nd stays. */
    private static void appendCapital(StringBuilder out, String text, int from, int to) {
        int i = from;
        while (i < to && !Character.isLetterOrDigit(text.codePointAt(i))) {
            out.appendCodePoint(text.codePointAt(i));
            i += Character.charCount(text.codePointAt(i));
        }
        if (i < to) {
            out.appendCodePoint(Character.toTitleCase(text.codePointAt(i)));
            out.append(text, i + Character.charCount(text.codePointAt(i)), to);
        }
    }
}
