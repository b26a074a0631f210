package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.step.TextForms;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What stands in one column of a file, gathered value by value in bounded memory. Keeps no value. */
final class ColumnProfile {

    /** Texts that mean no value in any column. */
    static final Set<String> NULL_TEXTS = Set.of("NULL", "null", "N/A", "n/a", "#N/A", "\\N");

    /** Texts that mean no value where all others are numbers, dates and the like; names and codes may read so too. */
    static final Set<String> MAYBE_NULL_TEXTS = Set.of("NA", "na", "-", "--", "None", "none", "NaN", "nan", "?", ".");

    /** Values of which contents are looked at that take long to recognise. */
    private static final long SAMPLE = 5_000;

    /** Behind so many values a kind of which there was none is not looked for any more. */
    private static final long ENOUGH = 2_000;

    private static final Predicate<String> ISO_TIMESTAMP = TextForms.timestamp(List.of());

    private final NumberCounts numbers = new NumberCounts();
    private final DateCounts dates = DateCounts.dates();
    private final DateCounts timestamps = DateCounts.timestamps();
    private final Map<String, Long> words = new HashMap<>();
    private final Map<String, Long> nullTexts = new HashMap<>();
    private final Contents contents;
    private final DistinctValues distinct = DistinctValues.tolerant();
    private long values;
    private long maybeNull;
    private long isoTimestamps;
    private long shortYears;
    private int longest;
    private long tooLong;

    ColumnProfile(TextForms forms) {
        this.contents = new Contents(forms, SAMPLE);
    }

    /** @param text without blanks around it, not empty */
    void add(String text) {
        if (NULL_TEXTS.contains(text)) {
            nullTexts.merge(text, 1L, Long::sum);
            return;
        }
        distinct.add(text);
        if (MAYBE_NULL_TEXTS.contains(text)) {
            nullTexts.merge(text, 1L, Long::sum);
            maybeNull++;
            longest = Math.max(longest, text.length());
            return;
        }
        values++;
        tooLong += text.length() > TypeGuess.MAX_TEXT ? 1 : 0;
        longest = Math.max(longest, text.length());
        numbers.add(text);
        contents.add(text);
        if (text.length() <= 5) {
            words.merge(BooleanWords.of(text), 1L, Long::sum);
        }
        addTime(text);
    }

    private void addTime(String text) {
        int length = text.length();
        if (length < 6 || length > 35 || !startsLikeATime(text)) {
            return;
        }
        if (text.indexOf(':') > 0) {
            if (values < ENOUGH || isoTimestamps > 0) {
                isoTimestamps += ISO_TIMESTAMP.test(text) ? 1 : 0;
            }
            if (isoTimestamps == 0 && (values < ENOUGH || timestamps.any() > 0)) {
                timestamps.add(text);
            }
        } else if (values < ENOUGH || dates.any() > 0) {
            if (!dates.add(text) && text.matches("[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")) {
                shortYears++;
            }
        }
    }

    private static boolean startsLikeATime(String text) {
        char first = text.charAt(0);
        boolean digit = first >= '0' && first <= '9';
        return digit || (text.length() >= 11 && "JFMASOND".indexOf(first) >= 0);
    }

    /** Values that mean one, those left out that may mean none. */
    long values() {
        return values;
    }

    /** Values that mean none only where the column is no text. */
    long maybeNull() {
        return maybeNull;
    }

    /** How often each text stood there that means, or may mean, no value. */
    Map<String, Long> nullTexts() {
        return nullTexts;
    }

    NumberCounts numbers() {
        return numbers;
    }

    DateCounts dates() {
        return dates;
    }

    DateCounts timestamps() {
        return timestamps;
    }

    long isoTimestamps() {
        return isoTimestamps;
    }

    /** Dates whose years have two digits. */
    long shortYears() {
        return shortYears;
    }

    /** Values that are the words of one pair for yes and no; 0 where one of the two is missing. */
    long booleans(BooleanWords pair) {
        long yes = words.getOrDefault(pair.yes(), 0L);
        long no = words.getOrDefault(pair.no(), 0L);
        return yes > 0 && no > 0 ? yes + no : 0;
    }

    Contents contents() {
        return contents;
    }

    DistinctValues distinct() {
        return distinct;
    }

    /** Values that are longer than a text may be. */
    long tooLong() {
        return tooLong;
    }

    /** UTF-16 units of the longest value. */
    int longest() {
        return longest;
    }

    /** A pair of words for yes and no. */
    record BooleanWords(String yes, String no) {

        static final List<BooleanWords> PAIRS =
                List.of(new BooleanWords("true", "false"), new BooleanWords("yes", "no"), new BooleanWords("y", "n"));

        /** In small letters where it is such a word; else one text for all others. */
        static String of(String text) {
            String small = text.toLowerCase(Locale.ROOT);
            return PAIRS.stream()
                            .anyMatch(pair ->
                                    pair.yes().equals(small) || pair.no().equals(small))
                    ? small
                    : "";
        }
    }
}
