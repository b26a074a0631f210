package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.observability.health.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Figures of a run as people read them. */
final class Figures {

    private static final int SECOND = 1000;

    private Figures() {}

    static String count(JsonNode run, String field) {
        return run.path(field).isNumber() ? count(run.path(field).asLong()) : "–";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 min 5 s}. */
    static String took(JsonNode millis) {
        if (!millis.isNumber()) {
            return "–";
        }
        long ms = millis.asLong();
        if (ms < 10L * SECOND) {
            return Words.seconds(Duration.ofMillis(ms));
        }
        Duration time = Duration.ofMillis(ms);
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    /** In UTC, to the second. */
    static String time(JsonNode instant) {
        String text = instant.asText();
        try {
            Instant parsed = Instant.parse(text);
            String shown = parsed.toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", "");
            return "<time datetime=\"" + Html.text(text) + "\">" + shown + "</time>";
        } catch (java.time.DateTimeException e) {
            return "–";
        }
    }

    /** How much of its file a run has loaded, from 0 to 100. */
    static int percent(JsonNode run) {
        long bytes = run.path("bytes").asLong();
        return bytes <= 0 ? 0 : (int) Math.min(100, run.path("bytes_done").asLong() * 100 / bytes);
    }

    /** Rows per second over the whole run, as it says itself where it has ended. */
    static long rate(JsonNode run) {
        if (!Snapshot.isRunning(run) && run.path("rows_per_second").isNumber()) {
            return run.path("rows_per_second").asLong();
        }
        long ms = run.path("took_ms").asLong();
        return ms <= 0 ? 0 : run.path("read").asLong() * SECOND / ms;
    }
}
