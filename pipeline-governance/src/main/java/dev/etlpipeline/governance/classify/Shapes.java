package dev.etlpipeline.governance.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What values look like without saying what they are: A for letters, 9 for digits, however many; marks as they are. */
final class Shapes {

    private static final int LONGEST = 24;

    private Shapes() {}

    /** The shape that most of the values have for which something holds; empty where there is none. */
    static String usual(List<String> values, Predicate<String> which) {
        Map<String, Integer> counts = new HashMap<>();
        values.stream().filter(which).forEach(value -> counts.merge(of(value), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    static String of(String value) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < value.length() && shape.length() < LONGEST; i++) {
            char c = value.charAt(i);
            char as = Character.isLetter(c) ? 'A' : Character.isDigit(c) ? '9' : c > ' ' && c < 0x7F ? c : '_';
            boolean again = !shape.isEmpty() && shape.charAt(shape.length() - 1) == as && (as == 'A' || as == '9');
            if (!again) {
                shape.append(as);
            }
        }
        return shape.toString();
    }
}
