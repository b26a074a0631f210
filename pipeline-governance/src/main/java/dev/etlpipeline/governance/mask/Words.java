package dev.etlpipeline.governance.mask;

import java.util.function.UnaryOperator;

/** A text word by word. */
final class Words {

    private Words() {}

    /** What is made of each word, with what stands between them as it was. */
    static String each(String text, UnaryOperator<String> word) {
        if (text.indexOf(' ') < 0) {
            return text.isEmpty() ? text : word.apply(text);
        }
        StringBuilder out = new StringBuilder(text.length() + 8);
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf(' ', from);
            to = to < 0 ? text.length() : to;
            out.append(to > from ? word.apply(text.substring(from, to)) : "");
            if (to < text.length()) {
                out.append(' ');
            }
            from = to + 1;
        }
        return out.toString();
    }
}
