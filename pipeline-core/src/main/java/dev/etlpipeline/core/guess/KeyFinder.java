package dev.etlpipeline.core.guess;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the key: a column, a combination, a column with mistakes, or all columns where records are copied. */
final class KeyFinder {

    private final List<GuessedColumn> columns;
    private final KeyCandidates candidates;
    private final List<ColumnProfile> profiles;
    private final long records;

    KeyFinder(List<GuessedColumn> columns, List<ColumnProfile> profiles, long records) {
        this.columns = columns;
        this.profiles = profiles;
        this.records = records;
        this.candidates = new KeyCandidates(columns, profiles, records);
    }

    /** What one look at the file tells. */
    KeyChoice byColumns() {
        int place = candidates.single();
        if (place < 0) {
            return KeyChoice.NONE;
        }
        String name = name(place);
        long missing = records - columns.get(place).filled();
        List<String> doubts = new java.util.ArrayList<>();
        if (records == 0) {
            doubts.add("the file has no records: " + name + " is the key by its name or place alone");
        } else if (profiles.get(place).distinct().unproven()) {
            doubts.add("so many values of " + name
                    + " were kept as fit into memory, and none repeated; of the others it" + " is not proven");
        }
        if (missing > 0) {
            doubts.add(Counted.of(missing, " record has", " records have") + " no " + name
                    + ", the key, and will be rejects");
        }
        return new KeyChoice(List.of(place), "no value stands there twice", doubts);
    }

    /** The columns to combine where that does not. */
    List<Integer> parts() {
        return candidates.parts();
    }

    /** What a second look tells. */
    KeyChoice byCombination(KeySearch search) {
        Optional<List<Integer>> unique = search.unique().filter(this::fitsAnIndex);
        if (unique.isPresent()) {
            return new KeyChoice(
                    unique.get(),
                    "no column has every value once; together they do",
                    List.of("the key is a combination that no two records share; look whether that is meant"));
        }
        int nearly = candidates.nearly();
        if (nearly >= 0) {
            long repeated = profiles.get(nearly).distinct().repeated();
            return new KeyChoice(
                    List.of(nearly),
                    "by its name",
                    List.of(Counted.of(repeated, " record repeats", " records repeat") + " a value of " + name(nearly)
                            + ", the key: of records of one key only the last stays"));
        }
        long copies = search.copies();
        if (copies >= 0 && fitsAnIndex(parts())) {
            return new KeyChoice(
                    parts(),
                    "all columns that are always filled",
                    List.of("records are told apart by all columns that are always filled"
                            + (copies > 0
                                    ? "; "
                                            + Counted.of(
                                                    copies,
                                                    " is a copy of another, of which",
                                                    " are copies of others, of which")
                                            + " one stays"
                                    : "")));
        }
        return KeyChoice.NONE;
    }

    private boolean fitsAnIndex(List<Integer> places) {
        return places.stream()
                        .mapToInt(place -> columns.get(place).column().length())
                        .sum()
                <= KeyCandidates.MAX_LENGTH;
    }

    private String name(int place) {
        return columns.get(place).column().name();
    }

    /** For a refusal: what was tried. */
    String tried() {
        return candidates.parts().stream().map(this::name).limit(8).collect(Collectors.joining(", "));
    }
}
