package dev.etlpipeline.core.run;

import java.util.Map;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Something that a module wants others to know, without knowing them: "circuit opened", "retry".
 *
 * @param name    lower case with dots, such as {@code lease.taken-over}
 * @param message one sentence for a person, without payload values
 * @param facts   names and figures, without payload values
 */
public record Signal(String name, String message, Map<String, Object> facts) {

    /** Marks a line of the log that a signal says too: a console that shows signals as they come need not show the line. */
    public static final Marker TOLD = MarkerFactory.getMarker("told");

    public Signal {
        facts = Map.copyOf(facts);
    }

    public static Signal of(String name, String message) {
        return new Signal(name, message, Map.of());
    }
}
