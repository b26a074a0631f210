package dev.etlpipeline.chaos.show;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text in the columns of a terminal. */
public final class Lines {

    private Lines() {}

    /** On one line, without what would move the cursor. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    static int width(String plain) {
        return plain.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    /** At most so many columns; cut with a sign that it was. */
    static String cut(String plain, int columns) {
        if (width(plain) <= columns) {
            return plain;
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int c : plain.codePoints().toArray()) {
            used += Math.max(0, WCWidth.wcwidth(c));
            if (used > columns - 1) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut + "\u2026";
    }

    /** In lines of so many columns; a word that is longer stays whole. Never empty. */
    static List<String> wrapped(String text, int columns) {
        return under("", 0, text, columns);
    }

    /** The same behind a head, however long; further lines are indented by so many columns. */
    public static List<String> under(String head, int indent, String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        boolean begun = false;
        for (String word : plain(text).split(" ")) {
            if (begun && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }

    /** The same behind a head of so many columns, which stands on the first line only. */
    static List<String> hanging(String head, int headColumns, String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String line : wrapped(text, Math.max(20, columns - headColumns))) {
            lines.add((lines.isEmpty() ? head : " ".repeat(headColumns)) + line);
        }
        return lines;
    }
}
