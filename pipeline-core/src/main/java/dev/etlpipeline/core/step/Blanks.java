package dev.etlpipeline.core.step;

/** White space at the ends of a text. */
final class Blanks {

    private Blanks() {}

    /** Without white space around it; no-break spaces count, as spreadsheets leave them. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Without U+0020 behind it: what SQL Server ignores when it compares. */
    static String stripTrailingSpaces(String text) {
        int to = text.length();
        while (to > 0 && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(0, to);
    }

    static boolean isBlank(char c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
