package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.module.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines for a person: broken at blanks to fit a terminal; where there is none each stays one line, for grep. */
record LogText(int width) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int NARROWEST = 40;

    static LogText of(Terminal terminal) {
        return new LogText(terminal.live() ? Math.max(NARROWEST, terminal.width()) : Integer.MAX_VALUE);
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** Since a run began. */
    static String offset(Instant began, Instant time) {
        return String.format(
                Locale.ROOT, "+%.3fs", Duration.between(began, time).toMillis() / 1000.0);
    }

    /** One that was searched for. */
    String found(LogLine line) {
        String head = String.format(Locale.ROOT, "%s %-8s ", time(line.time()), line.level());
        String run = line.text(Correlation.RUN);
        String where = (run.isEmpty() ? "" : " " + run.substring(run.lastIndexOf('-') + 1))
                + (line.text(Correlation.STAGE).isEmpty() ? "" : " " + line.text(Correlation.STAGE))
                + (line.text(Correlation.CHUNK).isEmpty() ? "" : " chunk " + line.text(Correlation.CHUNK));
        return wrapped(
                head, 4, line.what() + (where.isEmpty() ? "" : " [" + where.strip() + "]") + ": " + line.message());
    }

    /** Words behind a head; further lines begin below, indented. */
    String wrapped(String head, int indent, String words) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(head);
        boolean first = true;
        for (String word : words.split(" ")) {
            if (!first && line.length() + 1 + word.length() > width) {
                text.append(line).append(System.lineSeparator());
                line = new StringBuilder(" ".repeat(indent));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        return text.append(line).toString();
    }
}
