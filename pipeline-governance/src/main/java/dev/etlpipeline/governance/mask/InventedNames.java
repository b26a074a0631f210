package dev.etlpipeline.governance.mask;

import java.util.Locale;

/**
 * Names that nobody has: three syllables and an end that no usual name has, 4,194,304 in all. Word by word, and whatever its case, so
 * that a full name is masked as its parts are.
 */
final class InventedNames {

    private static final String CONSONANTS = "bdghjlmnprstvwzk";
    private static final String VOWELS = "aeio";
    private static final String[] ENDS = {
        "b", "ck", "d", "f", "g", "lf", "lm", "mp", "nd", "ng", "pt", "rk", "sk", "sp", "th", "x"
    };

    private static final int SYLLABLES = 3;

    /** Names that are remembered, a power of two; most people share theirs with many. */
    private static final int REMEMBERED = 4_096;

    private final Pseudonyms pseudonyms;
    private final Known[] known = new Known[REMEMBERED];

    /** Immutable: a thread sees all of it or none. */
    private record Known(String word, String invented) {}

    InventedNames(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    String of(String name) {
        return Words.each(name, this::word);
    }

    @SuppressWarnings("NullAway") // a place that nobody has taken yet
    private String word(String word) {
        int place = place(word.hashCode());
        Known found = known[place];
        if (found != null && found.word().equals(word)) {
            return found.invented();
        }
        String invented = invented(word);
        known[place] = new Known(word, invented);
        return invented;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & REMEMBERED - 1;
    }

    private String invented(String word) {
        long bits = pseudonyms.draw("name", word.toLowerCase(Locale.ROOT)).bits();
        StringBuilder invented = new StringBuilder(2 * SYLLABLES + 2);
        for (int i = 0; i < SYLLABLES; i++) {
            invented.append(CONSONANTS.charAt((int) (bits & 15)));
            invented.append(VOWELS.charAt((int) (bits >>> 4 & 3)));
            bits >>>= 6;
        }
        invented.append(ENDS[(int) (bits & 15)]);
        invented.setCharAt(0, Character.toUpperCase(invented.charAt(0)));
        return invented.toString();
    }
}
