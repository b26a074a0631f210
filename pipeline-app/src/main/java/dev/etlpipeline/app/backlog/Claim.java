package dev.etlpipeline.app.backlog;

import org.jspecify.annotations.Nullable;

/**
 * What a page says to meet.
 *
 * @param page    with slashes from the project's folder
 * @param heading under which the criterion is met
 * @param kind    what proves it there: command, figure, table or drawing
 * @param what    a text in it
 * @param test    class, {@code #} and method that check it; null only beside a command
 */
record Claim(
        String criterion,
        String page,
        String heading,
        String kind,
        String what,
        @Nullable String test) {

    Proof proof() {
        return new Proof(criterion, page + ", \"" + heading + "\": " + kind + " " + what, test, page);
    }
}
