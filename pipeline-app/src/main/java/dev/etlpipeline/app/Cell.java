package dev.etlpipeline.app;

import org.jline.utils.WCWidth;

/** Text of a file in the columns of a terminal: what would move the cursor or turn the line is written out. */
final class Cell {

    /** Stands where text was cut. */
    private static final String CUT = "\u2026";

    private Cell() {}

    /** Without control and formatting characters: those are written as in Java. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> visible.append("\\n");
                case '\r' -> visible.append("\\r");
                case '\t' -> visible.append("\\t");
                default -> {
                    if (isHidden(c)) {
                        visible.append(String.format("\\u%04X", c));
                    } else {
                        visible.appendCodePoint(c);
                    }
                }
            }
        });
        return visible.toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Columns that a visible text takes: two for a character of East Asia, none for an accent that goes onto another. */
    static int width(String visible) {
        return visible.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    /** Exactly so many columns: filled up with blanks, or cut with a sign that it was. */
    static String fitted(String visible, int width) {
        int taken = width(visible);
        if (taken <= width) {
            return visible + " ".repeat(width - taken);
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int c : visible.codePoints().toArray()) {
            int columns = Math.max(0, WCWidth.wcwidth(c));
            if (used + columns > width - 1) {
                break;
            }
            cut.appendCodePoint(c);
            used += columns;
        }
        return cut + CUT + " ".repeat(width - 1 - used);
    }
}
