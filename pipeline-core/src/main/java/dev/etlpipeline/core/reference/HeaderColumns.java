package dev.etlpipeline.core.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds columns in a header by patterns of their names, without case. */
final class HeaderColumns {

    private HeaderColumns() {}

    /**
     * The column for each of the patterns.
     *
     * @param patterns each with alternatives separated by blanks, the best first
     * @return in the order of the patterns; empty where one is missing
     */
    static Optional<List<String>> find(List<String> header, String... patterns) {
        List<String> found = new ArrayList<>();
        for (String pattern : patterns) {
            Stream.of(pattern.split(" "))
                    .map(Pattern::compile)
                    .flatMap(one -> header.stream()
                            .filter(name ->
                                    one.matcher(name.toLowerCase(Locale.ROOT)).matches()))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found.size() == patterns.length ? Optional.of(List.copyOf(found)) : Optional.empty();
    }
}
