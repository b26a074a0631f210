package dev.etlpipeline.testkit.exercise;

import java.util.regex.Pattern;

/** Masks what differs from one time to the next: run ids, points in time, durations, speeds, colours. */
final class Varying {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern RUN_ID = Pattern.compile("\\b\\d{8}T\\d{6}Z-[0-9a-f]{6}\\b");
    private static final Pattern TIME = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(?:Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern SPEED = Pattern.compile("\\b[0-9.,]+ rows/s");
    private static final Pattern DURATION = Pattern.compile("\\b[0-9][0-9.,:]* (?:ms|s|min)\\b");

    private Varying() {}

    /** The line without them, and without blanks at its end. */
    static String masked(String line) {
        String masked = COLOUR.matcher(line).replaceAll("");
        masked = RUN_ID.matcher(masked).replaceAll("{run}");
        masked = TIME.matcher(masked).replaceAll("{time}");
        masked = SPEED.matcher(masked).replaceAll("{speed}");
        return DURATION.matcher(masked).replaceAll("{duration}").stripTrailing();
    }
}
