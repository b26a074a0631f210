package dev.etlpipeline.app.backlog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said to prove a criterion.
 *
 * @param criterion its id
 * @param shown     for people: class and method, or page, heading and what the build checks there
 * @param test      binary name of the class, with {@code #} and the method where it is one; null where no test is named
 * @param place     file, with slashes from the project's folder, and line
 */
public record Proof(
        String criterion, String shown, @Nullable String test, String place) {

    public Optional<String> ranBy() {
        return Optional.ofNullable(test);
    }
}
