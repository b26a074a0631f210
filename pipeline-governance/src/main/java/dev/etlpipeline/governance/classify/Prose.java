package dev.etlpipeline.governance.classify;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into texts for personal values that stand among other words. Thread-safe. */
final class Prose {

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}'\u2019@.+-]+");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}[A-Za-z0-9]");
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9A-Za-z])(?:\\+|0|\\(0)[0-9][0-9 ()-]{7,16}[0-9](?![0-9A-Za-z])");
    private static final Pattern POSTCODE = Pattern.compile("\\b[A-Za-z]{1,2}[0-9][0-9A-Za-z]? [0-9][A-Za-z]{2}\\b");
    private static final Pattern NI = Pattern.compile("\\b[A-Za-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Da-d]\\b");
    private static final Pattern DIGITS = Pattern.compile("\\b[0-9](?:[ -]?[0-9]){9,18}\\b");
    private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{2,4}){3,8}\\b");

    /** Words that a text has, at least, to be more than a value. */
    private static final int FEW = 3;

    /** Words that a text has, at least, for two names in it to be a person's and not a company's or a street's. */
    private static final int SENTENCE = 5;

    private static final int LONGEST = 4_000;

    private final Detectors detectors;
    private final NameLists names;

    Prose(Detectors detectors, NameLists names) {
        this.detectors = detectors;
        this.names = names;
    }

    /** Whether a text is words and not a value. */
    static boolean isProse(String text) {
        return words(text).size() >= FEW;
    }

    /** Whether a personal value of any kind stands in the text among others. */
    boolean holdsPersonal(String text) {
        String some = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (some.indexOf('@') > 0 && finds(EMAIL, some, detectors::isEmail)) {
            return true;
        }
        List<String> words = words(some);
        if (words.size() < FEW) {
            return false;
        }
        return finds(PHONE, some, detectors::isPhone)
                || finds(POSTCODE, some, detectors::isPostcode)
                || finds(NI, some, CheckDigits::isNiNumber)
                || finds(DIGITS, some, digits -> CheckDigits.isNhsNumber(digits) || CheckDigits.isCardNumber(digits))
                || finds(IBAN, some, CheckDigits::isIban)
                || (words.size() >= SENTENCE && !NameLists.isCompany(some) && holdsPerson(words));
    }

    private boolean holdsPerson(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (names.isPair(words.get(i - 1), stem(words.get(i)))) {
                return true;
            }
        }
        return false;
    }

    /** Without what a sentence puts behind a word. */
    private static String stem(String word) {
        return word.replaceAll("['\u2019]s$|[.]+$", "");
    }

    private static List<String> words(String text) {
        return List.of(WORDS.split(text.strip()));
    }

    private static boolean finds(Pattern pattern, String text, java.util.function.Predicate<String> is) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (is.test(matcher.group().strip())) {
                return true;
            }
        }
        return false;
    }
}
