package dev.etlpipeline.governance.lineage;

import java.util.ArrayList;
import java.util.List;

/** Words in lines that fit a terminal. */
final class Folded {

    /** Columns of a terminal that nobody made wider. */
    private static final int WIDTH = 80;

    private Folded() {}

    /**
     * @param first  before the first line
     * @param indent of the others
     */
    static List<String> lines(String first, String words, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : words.split(" ")) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
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
}
