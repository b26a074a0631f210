package dev.etlpipeline.chaos.child;

import java.util.List;
import java.util.Optional;

/**
 * A command that came to its end.
 *
 * @param events what it told, in order
 * @param out    what it printed
 * @param err    what it complained of
 */
public record Ended(int exitCode, List<ChildEvent> events, String out, String err) {

    public Ended {
        events = List.copyOf(events);
    }

    /** The messages that modules signalled under a name. */
    public List<String> signals(String name) {
        return events.stream()
                .filter(event -> event.isSignal(name))
                .map(event -> event.text("message"))
                .toList();
    }

    /** The run's id; empty where none began. */
    public Optional<String> runId() {
        return events.stream()
                .filter(event -> event.is(ChildEvent.RUN_STARTED))
                .map(event -> event.text("run_id"))
                .findFirst();
    }
}
