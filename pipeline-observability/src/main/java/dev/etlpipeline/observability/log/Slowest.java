package dev.etlpipeline.observability.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the slowest stage of each attempt, by the time that its threads worked, and the slowest step of each other kind. */
final class Slowest {

    /** A kind of step in an attempt. */
    private record Kind(String attempt, String event) {}

    private final Map<Kind, Long> longest = new HashMap<>();

    void look(LogLine line) {
        Kind kind = kind(line);
        if (kind != null) {
            longest.merge(kind, took(line), Math::max);
        }
    }

    /** Of its kind in its attempt; nothing is slow that took no time. */
    boolean is(LogLine line) {
        Kind kind = kind(line);
        return kind != null && took(line) > 0 && longest.getOrDefault(kind, -1L) == took(line);
    }

    private static @Nullable Kind kind(LogLine line) {
        boolean step = line.is(Event.STAGE_FINISHED) || line.is(Event.CONNECTED) || line.is(Event.API_ANSWERED);
        return step ? new Kind(line.text(Correlation.ATTEMPT), line.text(EventLine.EVENT)) : null;
    }

    private static long took(LogLine line) {
        return line.is(Event.STAGE_FINISHED) ? line.number(Field.BUSY_MS) : line.number(Field.TOOK_MS);
    }
}
