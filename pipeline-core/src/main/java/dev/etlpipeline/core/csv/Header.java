package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.row.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which declared column each of the file's columns is. Names match without case and surrounding blanks; {@code _},
 * {@code -} and blanks between are one and the same. A column with a header of its own goes by that.
 *
 * @param columns the file's, in its order
 * @param extra   names of the file's columns that are not declared, as they stand there
 * @param missing what the header should call the declared columns that the file does not have; none is required
 */
record Header(List<Match> columns, List<String> extra, List<String> missing) {

    /** A column of the file and, where it is declared, its index among the source's columns; else -1. */
    record Match(String name, int declared) {}

    /**
     * @param delimiter under which they were found
     * @throws dev.etlpipeline.core.source.SourceException where rows cannot be made of the file's columns
     */
    static Header match(List<String> found, SourceSpec source, char delimiter, String file) {
        HeaderRefusal refusal = new HeaderRefusal(found, source, delimiter, file);
        Map<String, Integer> declared = new HashMap<>();
        for (Column column : source.columns()) {
            declared.put(HeaderNames.canonical(source.header(column)), declared.size());
        }
        List<Match> matches = new ArrayList<>(found.size());
        for (String name : found) {
            matches.add(new Match(name.strip(), declared.getOrDefault(HeaderNames.canonical(name), -1)));
        }
        refusal.check(matches);
        List<String> extra = matches.stream()
                .filter(match -> match.declared() < 0)
                .map(Match::name)
                .toList();
        Set<Integer> present = matches.stream().map(Match::declared).collect(Collectors.toSet());
        List<String> missing = IntStream.range(0, source.columns().size())
                .filter(i -> !present.contains(i))
                .mapToObj(i -> source.header(source.columns().get(i)))
                .toList();
        return new Header(List.copyOf(matches), extra, missing);
    }
}
