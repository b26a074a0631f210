package dev.etlpipeline.chaos.slowpoison;

import java.time.Duration;

/**
 * How much slower things get from one fifth of the file to the next: each time as much as in the table, none of it near a
 * timeout.
 *
 * @param api      what the postcode API takes longer for each answer
 * @param database what each answer of the database takes longer
 */
record Poison(Duration api, Duration database) {

    static final Poison NONE = new Poison(Duration.ZERO, Duration.ZERO);

    static Poison api(long millis) {
        return new Poison(Duration.ofMillis(millis), Duration.ZERO);
    }

    static Poison database(long millis) {
        return new Poison(Duration.ZERO, Duration.ofMillis(millis));
    }

    Poison and(Poison other) {
        return new Poison(api.plus(other.api), database.plus(other.database));
    }

    Poison times(long factor) {
        return new Poison(api.multipliedBy(factor), database.multipliedBy(factor));
    }
}
