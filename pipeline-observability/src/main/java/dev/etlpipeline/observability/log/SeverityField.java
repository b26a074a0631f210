package dev.etlpipeline.observability.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.composite.AbstractJsonProvider;
import tools.jackson.core.JsonGenerator;

/** Writes the level, CRITICAL among them. */
final class SeverityField extends AbstractJsonProvider<ILoggingEvent> {

    static final String FIELD = "level";

    @Override
    public void writeTo(JsonGenerator json, ILoggingEvent line) {
        json.writeStringProperty(
                FIELD,
                isCritical(line) ? Severity.CRITICAL.name() : line.getLevel().toString());
    }

    private static boolean isCritical(ILoggingEvent line) {
        return line.getMarkerList() != null && line.getMarkerList().contains(Severity.MARKER);
    }

    static Severity of(ILoggingEvent line) {
        return isCritical(line)
                ? Severity.CRITICAL
                : Severity.of(line.getLevel().toString()).orElse(Severity.INFO);
    }
}
