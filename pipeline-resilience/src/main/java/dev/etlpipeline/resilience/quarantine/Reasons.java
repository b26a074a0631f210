package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.row.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The violations of a record as text: one a line, rule, column and reason with tabs between. */
public final class Reasons {

    private static final String SEPARATOR = "\t";

    private Reasons() {}

    /**
     * One violation, read back.
     *
     * @param column empty where the whole record is meant
     */
    public record Reason(String rule, String column, String text) {

        /** Such as {@code range in age: must be from 0 to 150}. */
        String sentence() {
            return rule + (column.isEmpty() ? "" : " in " + column) + ": " + text;
        }
    }

    static String text(List<Violation> violations) {
        return violations.stream()
                .map(one -> one.rule()
                        + SEPARATOR
                        + (one.column() == null ? "" : one.column())
                        + SEPARATOR
                        + one.reason().replaceAll("[\\t\\r\\n]+", " "))
                .collect(Collectors.joining("\n"));
    }

    public static List<Reason> parse(String text) {
        return Arrays.stream(text.split("\n")).map(Reasons::reason).toList();
    }

    private static Reason reason(String line) {
        String[] parts = line.split(SEPARATOR, 3);
        return parts.length == 3 ? new Reason(parts[0], parts[1], parts[2]) : new Reason(line, "", "");
    }
}
