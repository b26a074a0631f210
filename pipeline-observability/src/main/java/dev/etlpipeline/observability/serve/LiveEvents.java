package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The latest hundred events of a run. Thread-safe. */
final class LiveEvents {

    private static final int MOST = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Clock clock;
    private final Deque<Event> events = new ArrayDeque<>();

    private record Event(Instant at, String level, String name, String message) {}

    LiveEvents(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String level, String name, String message) {
        events.addLast(new Event(clock.instant(), level, name, message));
        if (events.size() > MOST) {
            events.removeFirst();
        }
    }

    synchronized ArrayNode json() {
        ArrayNode array = MAPPER.createArrayNode();
        for (Event event : events) {
            array.addObject()
                    .put("at", event.at().toString())
                    .put("level", event.level())
                    .put("event", event.name())
                    .put("message", event.message());
        }
        return array;
    }
}
