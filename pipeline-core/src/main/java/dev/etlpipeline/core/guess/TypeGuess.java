package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.guess.ColumnProfile.BooleanWords;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one column is taken for. A type holds where all values fit it, but for one in fifty where that is allowed. */
final class TypeGuess {

    /** One value in so many may be a mistake, which becomes a reject. */
    private static final int MISTAKES = 50;

    /** A column that is filled in so many records and never empty is taken for one that has to be. */
    private static final long ALWAYS = 20;

    /** What a text may be long, in UTF-16 units. */
    static final int MAX_TEXT = 4000;

    private static final int MAX_PRECISION = 38;
    private static final int[] LENGTHS = {
        10, 20, 30, 50, 100, 150, 200, 255, 300, 400, 500, 750, 1000, 1500, 2000, 3000, MAX_TEXT
    };

    private final String name;
    private final ColumnProfile profile;
    private final long records;
    private final long allowed;
    private final List<String> notes = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private ColumnType type = ColumnType.TEXT;
    private List<String> formats = List.of();
    private int precision;
    private int scale;

    TypeGuess(String name, ColumnProfile profile, long records, boolean strict) {
        this.name = name;
        this.profile = profile;
        this.records = records;
        this.allowed = strict ? 0 : profile.values() / MISTAKES;
    }

    /** How much longer than seen a text may become: half as much again, and then the next round number. */
    static int room(int longest) {
        for (int length : LENGTHS) {
            if (length * 2L >= longest * 3L) {
                return length;
            }
        }
        return MAX_TEXT;
    }

    /** Decides; to be called first, and once. */
    ColumnType decide() {
        type = profile.values() == 0 ? empty() : type();
        return type;
    }

    /** Texts that mean no value in this column, and therefore in all: the definition knows no other way. */
    Set<String> nullTexts() {
        Set<String> texts = new TreeSet<>(profile.nullTexts().keySet());
        if (type == ColumnType.TEXT) {
            texts.retainAll(ColumnProfile.NULL_TEXTS);
        }
        return texts;
    }

    /** @param nullTexts those of all columns */
    GuessedColumn of(String header, Set<String> nullTexts) {
        long filled = profile.values() + kept(nullTexts);
        boolean required = records >= ALWAYS && filled == records;
        int length = type == ColumnType.TEXT ? length() : 0;
        String personal = PersonalData.why(name, profile.contents());
        if (!personal.isEmpty()) {
            notes.add(personal);
        }
        Set<String> tags = personal.isEmpty() ? Set.of() : Set.of("pii");
        Column column = new Column(name, type, length, precision, scale, required, false, tags, Role.SOURCE);
        return new GuessedColumn(header, column, formats, filled, isLeftOut(), notes, doubts);
    }

    /** Values of a text that would mean none in other columns. */
    private long kept(Set<String> nullTexts) {
        long kept = 0;
        for (Map.Entry<String, Long> text : profile.nullTexts().entrySet()) {
            boolean none = nullTexts.contains(text.getKey());
            kept += none ? 0 : text.getValue();
            if (none && ColumnProfile.MAYBE_NULL_TEXTS.contains(text.getKey()) && type == ColumnType.TEXT) {
                doubts.add("a text stands here that means no value in another column, and so means none here either");
            }
        }
        return kept;
    }

    private ColumnType empty() {
        notes.add("no value in the file");
        return ColumnType.TEXT;
    }

    private boolean isLeftOut() {
        return profile.tooLong() > allowed;
    }

    private int length() {
        if (isLeftOut()) {
            doubts.add("left out: " + Counted.of(profile.tooLong()) + " of " + Counted.of(profile.values())
                    + " values are longer than the " + MAX_TEXT + " characters that a text takes");
        } else if (profile.tooLong() > 0) {
            doubts.add("values longer than the " + MAX_TEXT + " characters that a text takes will be rejects: "
                    + Counted.of(profile.tooLong()) + " of " + Counted.of(profile.values()));
        }
        return profile.values() + profile.maybeNull() == 0 ? 255 : room(profile.longest());
    }

    private ColumnType type() {
        if (isBoolean()) {
            return ColumnType.BOOLEAN;
        }
        if (isTime(profile.dates(), "a date")) {
            return ColumnType.DATE;
        }
        if (isIsoTimestamp() || isTime(profile.timestamps(), "a timestamp")) {
            return ColumnType.TIMESTAMP;
        }
        return number();
    }

    private boolean isBoolean() {
        for (BooleanWords pair : BooleanWords.PAIRS) {
            if (fits(profile.booleans(pair), "'" + pair.yes() + "' or '" + pair.no() + "'")) {
                return true;
            }
        }
        return false;
    }

    /** Notes what does not fit, where it is little enough to be mistakes. */
    private boolean fits(long fitting, String what) {
        long misfits = profile.values() - fitting;
        if (fitting == 0 || misfits > allowed) {
            return false;
        }
        if (misfits > 0) {
            doubts.add(Counted.of(misfits) + " of " + Counted.of(profile.values())
                    + (misfits == 1 ? " values is not " : " values are not ") + what
                    + (misfits == 1 ? " and will be a reject" : " and will be rejects")
                    + "; text would take " + (misfits == 1 ? "it" : "them") + " (--strict)");
        }
        return true;
    }

    private boolean isIsoTimestamp() {
        return fits(profile.isoTimestamps(), "a timestamp");
    }

    private boolean isTime(DateCounts counts, String what) {
        if (profile.shortYears() > allowed) {
            doubts.add("dates with years of two digits, whose century nobody knows, stay text");
            return false;
        }
        Map<String, Long> cover = counts.cover();
        if (!hasOneOrder(cover)) {
            doubts.add("days stand before months in some dates and behind them in others; they stay text");
            return false;
        }
        if (!fits(cover.values().stream().mapToLong(Long::longValue).sum(), what)) {
            return false;
        }
        formats = List.copyOf(cover.keySet());
        for (String pattern : formats) {
            if (!counts.onlyOrder(pattern)) {
                doubts.add("every value reads as " + pattern + " and as " + DateCounts.twin(pattern)
                        + "; the first was taken");
            }
        }
        if (formats.equals(List.of("uuuu-MM-dd"))) {
            formats = List.of();
        }
        return true;
    }

    /** Takes away the patterns of the order that only a few mistakes have. */
    private boolean hasOneOrder(Map<String, Long> cover) {
        long dayFirst = adds(cover, 'd');
        long monthFirst = adds(cover, 'M');
        if (Math.min(dayFirst, monthFirst) > allowed) {
            return false;
        }
        if (dayFirst > 0 && monthFirst > 0) {
            char fewer = dayFirst < monthFirst ? 'd' : 'M';
            cover.keySet().removeIf(pattern -> isOrder(pattern, fewer));
        }
        return true;
    }

    private static long adds(Map<String, Long> cover, char first) {
        return cover.entrySet().stream()
                .filter(pattern -> isOrder(pattern.getKey(), first))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether a pattern of digits begins with the day, or with the month. */
    private static boolean isOrder(String pattern, char first) {
        return pattern.charAt(0) == first && !pattern.contains("MMM");
    }

    private ColumnType number() {
        NumberCounts numbers = profile.numbers();
        if (numbers.zeroLed() > 0 && numbers.zeroLed() + numbers.numbers() >= profile.values() - allowed) {
            notes.add("zeros in front: no number");
            return ColumnType.TEXT;
        }
        if (numbers.separated() > allowed) {
            doubts.add("numbers with a currency, a decimal comma or separators between thousands stay text");
            return ColumnType.TEXT;
        }
        boolean digits = numbers.codes() == 0 && numbers.zeroLed() == 0 && !PersonalData.isTelephone(name);
        if (!digits || !fitsPrecision(numbers)) {
            return ColumnType.TEXT;
        }
        boolean whole = numbers.decimals() == 0;
        if (!fits(numbers.numbers(), whole ? "a whole number" : "a number")) {
            return ColumnType.TEXT;
        }
        if (whole && numbers.fitsLong()) {
            return ColumnType.INTEGER;
        }
        scale = whole ? 0 : Math.max(2, numbers.behind() > 2 ? numbers.behind() + 2 : 0);
        precision = Math.min(MAX_PRECISION, Math.max(numbers.whole(), 1) + 2 + scale);
        if (whole) {
            notes.add("too big for 64 bits");
        }
        return ColumnType.DECIMAL;
    }

    private static boolean fitsPrecision(NumberCounts numbers) {
        return numbers.whole() + (numbers.behind() > 2 ? numbers.behind() + 2 : 2) <= MAX_PRECISION;
    }
}
