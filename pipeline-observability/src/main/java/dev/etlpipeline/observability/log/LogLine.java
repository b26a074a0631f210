package dev.etlpipeline.observability.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A line as it was read back.
 *
 * @param raw as it stands in the file
 */
record LogLine(Instant time, Severity level, JsonNode json, String raw) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Empty where it is no line of ours, such as the last one of a process that was killed. */
    static Optional<LogLine> of(String raw) {
        try {
            JsonNode json = MAPPER.readTree(raw);
            Instant time = Instant.parse(json.path(JsonLines.TIME).asText());
            return Severity.of(json.path(SeverityField.FIELD).asText())
                    .map(level -> new LogLine(time, level, json, raw));
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Blank where there is none. */
    String text(String field) {
        return json.path(field).asText("");
    }

    String text(Field field) {
        return text(field.key());
    }

    long number(Field field) {
        return json.path(field.key()).asLong(-1);
    }

    boolean is(Event event) {
        return text(EventLine.EVENT).equals(event.code());
    }

    /** What it is, in a word: the signal's name, the event's code, or the last part of the logger's name. */
    String what() {
        if (is(Event.SIGNALLED)) {
            return text(Field.SIGNAL);
        }
        String event = text(EventLine.EVENT);
        String logger = text(JsonLines.LOGGER);
        return event.isEmpty() ? logger.substring(logger.lastIndexOf('.') + 1) : event;
    }

    String message() {
        return text(JsonLines.MESSAGE);
    }

    /** Why it was logged, for what went wrong: a cause, else the class of an error, else a dash. */
    String cause() {
        String cause = text(Field.CAUSE);
        String stack = text(SafeStackTrace.FIELD);
        if (!cause.isEmpty() || stack.isEmpty()) {
            return cause.isEmpty() ? "-" : cause;
        }
        String head = stack.lines().findFirst().orElse("-");
        String wrapped = head.replaceFirst("^[\\w.]*Failures\\$Logged: ", "");
        String type = wrapped.split(":", 2)[0];
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
