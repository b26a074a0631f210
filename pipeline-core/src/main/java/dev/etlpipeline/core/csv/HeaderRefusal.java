package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.input.SimilarNames;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.source.SourceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Refuses a header that rows cannot be made of. A first record in which nothing is like a declared column may well be
 * data, so its fields are not printed.
 */
final class HeaderRefusal {

    private static final int SHOWN = 40;

    private final List<String> found;
    private final SourceSpec source;
    private final char delimiter;
    private final String file;

    HeaderRefusal(List<String> found, SourceSpec source, char delimiter, String file) {
        this.found = found;
        this.source = source;
        this.delimiter = delimiter;
        this.file = file;
    }

    /** @throws SourceException where the file has columns that are not declared */
    static void ofExtraColumns(List<String> extra, String file) {
        if (!extra.isEmpty()) {
            throw new SourceException("The header of " + file + " has "
                    + (extra.size() == 1 ? "a column" : "columns") + " that the definition does not declare: "
                    + shown(extra) + ". Declare " + (extra.size() == 1 ? "it, or let it" : "them, or let them")
                    + " be ignored (columns.extra, or the definition's"
                    + " source.extra-columns: ignore).");
        }
    }

    /** @throws SourceException for the first thing that is wrong, in the order in which one explains another */
    void check(List<Header.Match> matches) {
        refuseOtherThanHeader(matches);
        refuseBlank(matches);
        refuseDuplicates(matches);
        refuseMissing(matches);
        refuseUndelimited(matches);
    }

    private void refuseOtherThanHeader(List<Header.Match> matches) {
        if (matches.stream().noneMatch(this::resemblesDeclared)) {
            throw new SourceException("The first record of " + file + " is no header for this definition: it has "
                    + matches.size() + (matches.size() == 1 ? " field" : " fields") + ", none of them like "
                    + String.join(", ", names(source.columns())) + ". They are not shown, as they may be data."
                    + delimiterHint());
        }
    }

    private boolean resemblesDeclared(Header.Match match) {
        return match.declared() >= 0
                || !SimilarNames.of(match.name(), names(source.columns())).isEmpty();
    }

    private String delimiterHint() {
        if (source.delimiter() == null) {
            return " Add a header line, or name another definition." + tried();
        }
        String first = found.get(0);
        String others = Delimiters.TRIED.stream()
                .filter(other -> other != delimiter && first.indexOf(other) >= 0)
                .map(Delimiters::word)
                .collect(Collectors.joining(" or "));
        if (found.size() > 1 || others.isEmpty()) {
            return " Add a header line, or name another definition.";
        }
        return " The definition's delimiter is " + Delimiters.word(delimiter) + "; the file's may be " + others + ".";
    }

    /** Where the delimiter is not declared and no column was found by any. */
    private String tried() {
        return " Tried as delimiter: "
                + Delimiters.TRIED.stream().map(Delimiters::word).collect(Collectors.joining(", "))
                + "; declare source.delimiter where it is another.";
    }

    private void refuseBlank(List<Header.Match> matches) {
        String places = IntStream.range(0, matches.size())
                .filter(i -> matches.get(i).name().isEmpty())
                .mapToObj(i -> String.valueOf(i + 1))
                .collect(Collectors.joining(", "));
        if (!places.isEmpty()) {
            throw new SourceException("The header of " + file + " has no name for column " + places + " of "
                    + matches.size() + ". Name every column, or remove a delimiter too many.");
        }
    }

    private void refuseDuplicates(List<Header.Match> matches) {
        Set<String> seen = new HashSet<>();
        List<String> twice = matches.stream()
                .map(Header.Match::name)
                .filter(name -> !seen.add(HeaderNames.canonical(name)))
                .toList();
        if (!twice.isEmpty()) {
            throw new SourceException("The header of " + file + " names a column twice: " + shown(twice)
                    + ". Names that differ only in case, blanks, _ and - are the same.");
        }
    }

    private void refuseMissing(List<Header.Match> matches) {
        List<Column> missing = new ArrayList<>();
        for (int i = 0; i < source.columns().size(); i++) {
            Column column = source.columns().get(i);
            int declared = i;
            if ((column.required() || column.key()) && matches.stream().noneMatch(m -> m.declared() == declared)) {
                missing.add(column);
            }
        }
        if (!missing.isEmpty()) {
            throw new SourceException("The header of " + file + " lacks "
                    + (missing.size() == 1 ? "a required column: " : "required columns: ")
                    + missing.stream()
                            .map(column -> source.header(column) + nearest(column, matches))
                            .collect(Collectors.joining(", "))
                    + ". Expected: " + String.join(", ", names(source.columns()))
                    + ". Found: " + shown(found) + "."
                    + (undelimited(matches) ? tried() : ""));
        }
    }

    /** Nothing is required, and what is like a declared column may be so by chance. */
    private void refuseUndelimited(List<Header.Match> matches) {
        if (undelimited(matches)) {
            throw new SourceException("The header of " + file + " has none of the definition's columns. Expected: "
                    + String.join(", ", names(source.columns())) + ". Found: " + shown(found) + "." + tried());
        }
    }

    private boolean undelimited(List<Header.Match> matches) {
        return source.delimiter() == null && matches.stream().allMatch(match -> match.declared() < 0);
    }

    private String nearest(Column column, List<Header.Match> matches) {
        List<String> free = matches.stream()
                .filter(match -> match.declared() < 0)
                .map(Header.Match::name)
                .toList();
        List<String> similar = SimilarNames.of(source.header(column), free);
        return similar.isEmpty() ? "" : " (is it " + shown(similar) + "?)";
    }

    private List<String> names(List<Column> columns) {
        return columns.stream().map(source::header).toList();
    }

    /** Names as they stand in a file, fit for one line of a terminal. */
    private static String shown(List<String> names) {
        return names.stream()
                .map(name -> name.strip().replaceAll("\\p{Cntrl}", "?"))
                .map(name -> name.length() > SHOWN ? name.substring(0, SHOWN) + "..." : name)
                .collect(Collectors.joining(", "));
    }
}
