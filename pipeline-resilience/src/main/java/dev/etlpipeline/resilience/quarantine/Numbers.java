package dev.etlpipeline.resilience.quarantine;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as text. */
final class Numbers {

    private Numbers() {}

    /** For a statement. */
    static String joined(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Such as {@code 1,200 records}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
