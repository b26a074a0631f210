package dev.etlpipeline.app;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit a terminal; a word that is longer than a line stays whole. */
final class Wrapped {

    private Wrapped() {}

    /**
     * @param first before the first line
     * @param next  before all others
     * @param width of a line, what stands before it included
     */
    static List<String> lines(String text, String first, String next, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : text.strip().split("\\s+")) {
            if (begun && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }
}
