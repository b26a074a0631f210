package dev.etlpipeline.observability.log;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line of the catalogue's events, put together and logged. For one thread. */
public final class EventLine {

    /** All of them; the console does not show it, for what a person has to see the command line says in its own way. */
    static final String LOGGER = "dev.etlpipeline.observability.events";

    static final String EVENT = "event";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    private final Event event;
    private final Map<Field, Object> values = new EnumMap<>(Field.class);

    private EventLine(Event event) {
        this.event = event;
    }

    public static EventLine of(Event event) {
        return new EventLine(event);
    }

    /** Whether anybody would see it: to be asked before something dear is put together. */
    public static boolean isOn(Event event) {
        return LOG.isEnabledForLevel(event.severity().level());
    }

    /**
     * Adds a field; null adds nothing.
     *
     * @throws IllegalArgumentException where the catalogue does not name it for this event
     */
    public EventLine with(Field field, @Nullable Object value) {
        if (!event.fields().contains(field)) {
            throw new IllegalArgumentException(event + " has no field " + field);
        }
        if (value != null) {
            values.put(field, value);
        }
        return this;
    }

    public void log() {
        LoggingEventBuilder line = LOG.atLevel(event.severity().level());
        if (event.severity() == Severity.CRITICAL) {
            line = line.addMarker(Severity.MARKER);
        }
        line = line.addKeyValue(EVENT, event.code());
        for (Map.Entry<Field, Object> value : values.entrySet()) {
            if (value.getKey() != Field.MESSAGE) { // it stands in the line's own message
                line = line.addKeyValue(value.getKey().key(), value.getValue());
            }
        }
        line.log(message());
    }

    private String message() {
        String message = event.text();
        for (Field field : event.fields()) {
            Object value = values.getOrDefault(field, "-");
            message = message.replace("{" + field.key() + "}", value.toString());
        }
        return message;
    }
}
