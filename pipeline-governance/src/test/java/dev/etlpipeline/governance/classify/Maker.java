package dev.etlpipeline.governance.classify;

import dev.etlpipeline.governance.scheme.DataKind;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Makes a column of which it is known what it holds.
 *
 * @param kind    empty where it is not personal
 * @param headers what files call such a column; the last one tells nothing
 * @param values  one value after another
 */
record Maker(Optional<DataKind> kind, List<String> headers, Function<Random, String> values) {

    static Maker of(DataKind kind, String headers, Function<Random, String> values) {
        return new Maker(Optional.of(kind), List.of(headers.split("\\|")), values);
    }

    static Maker harmless(String headers, Function<Random, String> values) {
        return new Maker(Optional.empty(), List.of(headers.split("\\|")), values);
    }

    static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
