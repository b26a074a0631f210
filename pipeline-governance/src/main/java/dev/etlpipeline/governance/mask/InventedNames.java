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

    private final Pseudonyms pseudonyms;

    InventedNames(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    String of(String name) {
        return Words.each(name, this::word);
    }

    private String word(String word) {
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
