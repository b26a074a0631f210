package dev.etlpipeline.resilience.quarantine;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as text. */
final class Numbers {

    /** Numbers that are told one by one. */
    private static final int SHOWN = 50;

    private Numbers() {}

    /** For a statement. */
    static String joined(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Which records, as far as there is room. */
    static String records(Collection<Long> numbers) {
        String some = joined(numbers.stream().limit(SHOWN).toList());
        int more = numbers.size() - SHOWN;
        return "records " + some + (more > 0 ? " and " + more + " more" : "");
    }

    /** Such as {@code 1,200 records}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
