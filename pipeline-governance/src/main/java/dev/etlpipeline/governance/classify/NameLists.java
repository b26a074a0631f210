package dev.etlpipeline.governance.classify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Common names of people in the United Kingdom. Knows most given names, and fewer than half of the family names. Immutable. */
final class NameLists {

    private static final Pattern PARTS = Pattern.compile("[\\s-]+");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}'\u2019.-]*(?: \\p{L}[\\p{L}'\u2019.-]*){0,3}");

    /** Words that stand in names of firms, and hardly in people's. */
    private static final Pattern COMPANY = Pattern.compile(
            "(?i)\\b(?:limited|ltd|plc|llp|lp|inc|llc|corp|company|co|gmbh|council|trust|group|services|school|university|"
                    + "college|hospital|holdings|society|association|international|sons|bakery|foods|stores?|shop|garage|cafe|"
                    + "restaurant|hotels?|farms?|motors|builders|construction|engineering|consulting|solutions|systems|"
                    + "partners|properties|estates|logistics|transport|clinic|surgery|bank|insurance|church|club|centre)\\b");

    /** What may stand before a family's name and belongs to it. */
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "de", "du", "da", "di", "del", "della", "la", "le", "st", "al", "el", "mac", "der", "den");

    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lord");

    private static final int LONGEST = 80;

    private final Set<String> given = read("given-names.txt");
    private final Set<String> family = read("family-names.txt");

    private static Set<String> read(String resource) {
        Set<String> names = new HashSet<>();
        InputStream stream = Objects.requireNonNull(NameLists.class.getResourceAsStream(resource), resource);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> names.addAll(List.of(line.split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** A name that is known, alone, with another behind a hyphen or with another known one behind a blank. */
    boolean isGiven(String text) {
        List<String> parts = parts(text);
        return !parts.isEmpty()
                && parts.size() <= 2
                && given.contains(parts.get(0))
                && (parts.size() == 1 || text.indexOf('-') > 0 || given.contains(parts.get(1)));
    }

    /** A name that is known, alone, with another at a hyphen, or behind a particle or another known one. */
    boolean isFamily(String text) {
        List<String> parts = parts(text);
        if (parts.isEmpty() || parts.size() > 2) {
            return false;
        }
        if (parts.size() == 2 && text.indexOf('-') > 0) {
            return family.contains(parts.get(0)) || family.contains(parts.get(1));
        }
        return family.contains(parts.get(parts.size() - 1))
                && (parts.size() == 1 || PARTICLES.contains(parts.get(0)) || family.contains(parts.get(0)));
    }

    /** Two to four names, of which the first is a given one or the last a family's; or so with a comma between. */
    boolean isFull(String text) {
        int comma = text.indexOf(',');
        String turned = comma < 0 ? text : text.substring(comma + 1).strip() + " " + text.substring(0, comma);
        List<String> parts = parts(turned);
        int from = !parts.isEmpty() && TITLES.contains(parts.get(0)) ? 1 : 0;
        int names = parts.size() - from;
        boolean known = names > 0 && (given.contains(parts.get(from)) || family.contains(parts.get(parts.size() - 1)));
        return known && (names >= 2 || from > 0) && names <= 4 && !isCompany(text);
    }

    /** Whether two words that follow each other in a text are a given and a family name, both in capitals. */
    boolean isPair(String first, String second) {
        return isCapital(first)
                && isCapital(second)
                && given.contains(first.toLowerCase(Locale.ROOT))
                && family.contains(second.toLowerCase(Locale.ROOT));
    }

    private static boolean isCapital(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    /** Whether it is made as names of people are, of letters alone. */
    static boolean looksLikeName(String text) {
        return text.length() <= LONGEST && NAME.matcher(text.replace(",", "")).matches() && !isCompany(text);
    }

    static boolean isCompany(String text) {
        return COMPANY.matcher(text).find();
    }

    /** In small letters; empty where it does not look like names. */
    private static List<String> parts(String text) {
        return text.length() <= LONGEST && NAME.matcher(text).matches()
                ? List.of(PARTS.split(text.toLowerCase(Locale.ROOT)
                        .replace(".", "")
                        .replace("'", "")
                        .replace("\u2019", "")))
                : List.of();
    }
}
