package dev.etlpipeline.core.guess;

import java.util.Locale;

/** Numbers as people read them, in any locale the same. */
final class Counted {

    private Counted() {}

    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The number and the words for one or for any other number. */
    static String of(long number, String one, String others) {
        return of(number) + (number == 1 ? one : others);
    }
}
