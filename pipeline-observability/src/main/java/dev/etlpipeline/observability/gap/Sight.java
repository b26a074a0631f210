package dev.etlpipeline.observability.gap;

import java.util.Locale;

/** What is seen of a failure by somebody who does not sit at the terminal. */
enum Sight {
    TOLD("the exit code is not 0, or what watches says it: whoever started the run hears of it at once", 1),
    LATER("nobody is told; it stands somewhere, for who goes and looks", 2),
    DARK("it stands nowhere", 3);

    private final String meaning;
    private final int weight;

    Sight(String meaning, int weight) {
        this.meaning = meaning;
        this.weight = weight;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String meaning() {
        return meaning;
    }

    /** How much is won where it reaches a person. */
    int weight() {
        return weight;
    }
}
