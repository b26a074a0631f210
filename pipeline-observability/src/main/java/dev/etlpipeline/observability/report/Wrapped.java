package dev.etlpipeline.observability.report;

import java.util.ArrayList;
import java.util.List;

/** Text that is broken between words, for a terminal. */
public final class Wrapped {

    private Wrapped() {}

    /**
     * Lines of at most so many characters, but for a word that is longer.
     *
     * @param first  what the first line begins with
     * @param others what each further one begins with
     */
    public static List<String> lines(String first, String others, String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : words.split(" ")) {
            if (begun && line.length() + word.length() + 1 > width) {
                lines.add(line.toString());
                line = new StringBuilder(others);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }
}
