package dev.etlpipeline.chaos.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;

/** Tells events, one JSON line each. */
final class EventStream {

    static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    EventStream(PrintStream out) {
        this.out = out;
    }

    ObjectNode facts() {
        return JSON.createObjectNode();
    }

    void tell(String type, ObjectNode facts) {
        ObjectNode event = JSON.createObjectNode();
        event.put("at", Instant.now().toString());
        event.put("type", type);
        event.set("facts", facts);
        synchronized (this) {
            out.println(event);
            out.flush();
        }
    }
}
