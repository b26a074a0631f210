package dev.etlpipeline.core.step;

import java.util.Set;

/**
 * Names of people in title case, as far as capitals can be told from the letters: O'NEILL is O'Neill, mcdonald is
 * McDonald, VAN DER BERG is van der Berg, smith-jones is Smith-Jones. A word that has both cases was written by somebody
 * who knew and stays as it is: MacDonald, de la Cruz, LaToya. MACDONALD becomes Macdonald: both spellings are names,
 * and the letters do not say which.
 */
final class NameCase {

    /** Written small in the middle or at the front of a surname. */
    private static final Set<String> PARTICLES = Set.of(
            "af", "av", "da", "das", "de", "del", "della", "di", "dos", "du", "ter", "van", "vom", "von", "zu", "zum",
            "zur");

    /** Articles: small only behind a particle, as in "de la Cruz"; La Toya and Los are names by themselves. */
    private static final Set<String> ARTICLES = Set.of("la", "las", "los", "den", "der");

    private static final Set<String> ORDINALS = Set.of("II", "III", "IV", "VII", "VIII");

    private NameCase() {}

    static String of(String name) {
        if (isPlain(name)) {
            return name;
        }
        StringBuilder out = new StringBuilder(name.length());
        boolean afterParticle = false;
        boolean first = true;
        int from = 0;
        while (from < name.length()) {
            int to = endOfWord(name, from);
            if (to == from) {
                out.append(name.charAt(from++));
                continue;
            }
            String word = name.substring(from, to);
            boolean last = isLast(name, to);
            String written = word(word, first, last, afterParticle);
            afterParticle = !last && PARTICLES.contains(written);
            out.append(written);
            first = false;
            from = to;
        }
        return out.toString();
    }

    private static String word(String word, boolean first, boolean last, boolean afterParticle) {
        if (isMixed(word)) {
            return word;
        }
        String lower = Letters.toLower(word);
        if (!last && (PARTICLES.contains(lower) || (afterParticle && ARTICLES.contains(lower)))) {
            return lower;
        }
        if (!first && last && ORDINALS.contains(word)) {
            return word;
        }
        return parts(lower);
    }

    /** The parts that hyphens, dots and apostrophes make of a word. */
    private static String parts(String lower) {
        StringBuilder out = new StringBuilder(lower.length());
        int from = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || lower.charAt(i) == '-' || lower.charAt(i) == '.') {
                Letters.appendPart(out, lower.substring(from, i));
                if (i < lower.length()) {
                    out.append(lower.charAt(i));
                }
                from = i + 1;
            }
        }
        return out.toString();
    }

    private static int endOfWord(String name, int from) {
        int to = from;
        while (to < name.length() && !Blanks.isBlank(name.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean isLast(String name, int to) {
        for (int i = to; i < name.length(); i++) {
            if (Character.isLetter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMixed(String word) {
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            upper |= Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
            i += Character.charCount(c);
        }
        return upper && lower;
    }

    /** One ASCII word with a capital first and small letters behind: the usual case, and there is nothing to do. */
    private static boolean isPlain(String name) {
        if (name.isEmpty() || name.charAt(0) < 'A' || name.charAt(0) > 'Z') {
            return name.isEmpty();
        }
        for (int i = 1; i < name.length(); i++) {
            if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
                return false;
            }
        }
        return name.length() > 1;
    }
}
