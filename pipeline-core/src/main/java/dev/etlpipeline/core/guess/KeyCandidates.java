package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which columns may be the key, the likeliest first. */
final class KeyCandidates {

    /** An index takes so many characters of all key columns together. */
    static final int MAX_LENGTH = 450;

    private static final Set<String> IDENTIFYING =
            Set.of("id", "key", "uuid", "guid", "number", "no", "nr", "num", "code", "ref", "reference", "isbn", "sku");

    /** Records without a value in the key, which will be rejects: one in so many at most. */
    private static final int MISSING = 50;

    private final List<GuessedColumn> columns;
    private final List<ColumnProfile> profiles;
    private final long records;

    KeyCandidates(List<GuessedColumn> columns, List<ColumnProfile> profiles, long records) {
        this.columns = columns;
        this.profiles = profiles;
        this.records = records;
    }

    /** All that could be part of a key, filled in every record. */
    List<Integer> parts() {
        return places().filter(place -> columns.get(place).filled() == records)
                .boxed()
                .sorted(likeliest())
                .toList();
    }

    /** The column of which no value stands there twice, or none was seen to; -1 where there is none. */
    int single() {
        return places().filter(place -> isFilled(place) && isUnique(place))
                .boxed()
                .min(likeliest())
                .orElse(-1);
    }

    /** A column that is called like a key, and of which few values stand there twice; -1 where there is none. */
    int nearly() {
        return places().filter(place -> isFilled(place)
                        && isIdentifying(place)
                        && profiles.get(place).distinct().alive())
                .boxed()
                .min(Comparator.comparing(
                        place -> profiles.get(place).distinct().repeated()))
                .orElse(-1);
    }

    private boolean isFilled(int place) {
        return columns.get(place).filled() >= records - records / MISSING;
    }

    private boolean isUnique(int place) {
        DistinctValues distinct = profiles.get(place).distinct();
        return distinct.unique() || distinct.unproven();
    }

    private IntStream places() {
        return IntStream.range(0, columns.size()).filter(place -> fits(columns.get(place)));
    }

    /** Numbers with a point and flags tell nothing apart; dates of several patterns are equal in different texts. */
    private static boolean fits(GuessedColumn guessed) {
        Column column = guessed.column();
        boolean exact = column.type() == ColumnType.TEXT || column.type() == ColumnType.INTEGER;
        boolean day = column.type() == ColumnType.DATE || column.type() == ColumnType.TIMESTAMP;
        return !guessed.leftOut() && (exact || (day && guessed.formats().size() < 2)) && column.length() <= MAX_LENGTH;
    }

    private Comparator<Integer> likeliest() {
        return Comparator.<Integer>comparingInt(place -> -likelihood(place)).thenComparing(place -> place);
    }

    private int likelihood(int place) {
        Column column = columns.get(place).column();
        int likelihood = isIdentifying(place) ? 4 : 0;
        likelihood += columns.get(place).filled() == records ? 2 : 0;
        likelihood -= column.tags().isEmpty() ? 0 : 3;
        likelihood -= column.length() > 50 ? 1 : 0;
        likelihood -= profiles.get(place).distinct().unproven() ? 1 : 0;
        return likelihood;
    }

    private boolean isIdentifying(int place) {
        List<String> words =
                new ArrayList<>(PersonalData.words(columns.get(place).column().name()));
        return words.stream().anyMatch(IDENTIFYING::contains);
    }
}
