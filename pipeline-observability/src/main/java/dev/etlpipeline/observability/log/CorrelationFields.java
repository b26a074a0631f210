package dev.etlpipeline.observability.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import net.logstash.logback.composite.AbstractJsonProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what ties a line to its run: what the thread was told, else the run that is under way. */
final class CorrelationFields extends AbstractJsonProvider<ILoggingEvent> {

    private final LiveRuns runs;

    CorrelationFields(LiveRuns runs) {
        this.runs = runs;
    }

    @Override
    public void writeTo(JsonGenerator json, ILoggingEvent line) {
        names(runs, line).forEach((name, value) -> write(json, name, value));
    }

    /** In the order in which they are written. */
    static Map<String, String> names(LiveRuns runs, ILoggingEvent line) {
        Map<String, String> told = line.getMDCPropertyMap();
        Map<String, String> known = runs.of(told).map(LiveRun::names).orElse(Map.of());
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : Correlation.NAMES) {
            @Nullable String value = told.containsKey(name) ? told.get(name) : known.get(name);
            if (value != null && !(name.equals(Correlation.STAGE) && says(line, name))) {
                names.put(name, value);
            }
        }
        return names;
    }

    /** The event has the stage itself. */
    private static boolean says(ILoggingEvent line, String name) {
        return line.getKeyValuePairs() != null
                && line.getKeyValuePairs().stream().anyMatch(pair -> pair.key.equals(name));
    }

    private static void write(JsonGenerator json, String name, String value) {
        if (Correlation.NUMBERS.contains(name)) {
            json.writeNumberProperty(name, Long.parseLong(value));
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
