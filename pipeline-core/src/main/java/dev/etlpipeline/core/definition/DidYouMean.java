package dev.etlpipeline.core.definition;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.TreeSet;

/** The end of a message about a name that is not known: the nearest known one, or all of them. */
public final class DidYouMean {

    private DidYouMean() {}

    /** Starts with {@code ;}, or is empty where nothing is known at all. */
    public static String hint(String given, Collection<String> known) {
        if (known.isEmpty()) {
            return "";
        }
        String wanted = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= Math.max(1, given.length() / 3))
                .map(name -> "; did you mean " + name + "?")
                .orElseGet(() -> "; known: " + String.join(", ", new TreeSet<>(known)));
    }

    /** Optimal string alignment: insertions, deletions, replacements, and neighbours swapped, one each. */
    public static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
