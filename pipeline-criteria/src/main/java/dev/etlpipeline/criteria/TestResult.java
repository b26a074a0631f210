package dev.etlpipeline.criteria;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a test method ended, the last time that it ran. In a file it is a line of five fields with tabs between them.
 *
 * @param at         when the run it belongs to was over
 * @param testClass  binary name of the class that ran
 * @param declaredIn binary name of the class in which the method stands: another one where it is inherited
 */
public record TestResult(Outcome outcome, Instant at, String testClass, String declaredIn, String method) {

    /** What a later result replaces. */
    String key() {
        return testClass + "#" + method;
    }

    String line() {
        return String.join("\t", outcome.name(), at.toString(), testClass, declaredIn, method);
    }

    /** Empty where the line is none of ours. */
    static Optional<TestResult> parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 5) {
            return Optional.empty();
        }
        try {
            return Arrays.stream(Outcome.values())
                    .filter(outcome -> outcome.name().equals(fields[0]))
                    .findFirst()
                    .map(outcome -> new TestResult(outcome, Instant.parse(fields[1]), fields[2], fields[3], fields[4]));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
