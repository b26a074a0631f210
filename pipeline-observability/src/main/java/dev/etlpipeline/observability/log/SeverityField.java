package dev.etlpipeline.observability.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.composite.AbstractJsonProvider;
import tools.jackson.core.JsonGenerator;

/** Writes the level, CRITICAL among them. */
final class SeverityField extends AbstractJsonProvider<ILoggingEvent> {

    static final String FIELD = "level";

    @Override
    public void writeTo(JsonGenerator json, ILoggingEvent line) {
        boolean critical = line.getMarkerList() != null && line.getMarkerList().contains(Severity.MARKER);
        json.writeStringProperty(
                FIELD, critical ? Severity.CRITICAL.name() : line.getLevel().toString());
    }
}
