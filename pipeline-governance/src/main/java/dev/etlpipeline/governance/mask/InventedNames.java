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
    private static final int SYLLABLE_BITS = 6;

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
        String end = ENDS[(int) ((bits >>> (SYLLABLES * SYLLABLE_BITS)) & 15)];
        char[] invented = new char[2 * SYLLABLES + end.length()]; // a builder takes longer than all the rest
        for (int i = 0; i < 2 * SYLLABLES; i += 2) {
            invented[i] = CONSONANTS.charAt((int) (bits & 15));
            invented[i + 1] = VOWELS.charAt((int) (bits >>> 4 & 3));
            bits >>>= SYLLABLE_BITS;
        }
        end.getChars(0, end.length(), invented, 2 * SYLLABLES);
        invented[0] = Character.toUpperCase(invented[0]);
        return new String(invented);
    }
}
