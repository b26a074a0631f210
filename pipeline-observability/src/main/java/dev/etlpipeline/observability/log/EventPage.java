package dev.etlpipeline.observability.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page {@code docs/observability/events.md}, made from the catalogue. */
final class EventPage {

    private EventPage() {}

    static String markdown() {
        return template()
                .replace("{{levels}}", levels())
                .replace("{{events}}", events())
                .replace("{{fields}}", fields());
    }

    private static String template() {
        try (InputStream resource = EventPage.class.getResourceAsStream("events.txt")) {
            if (resource == null) {
                throw new IllegalStateException("events.txt is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String levels() {
        return table(
                List.of("level", "slf4j", "means"),
                Severity.values(),
                one -> List.of(
                        code(one.name()),
                        one == Severity.CRITICAL
                                ? "ERROR, marker CRITICAL"
                                : one.level().name(),
                        one.meaning()));
    }

    private static String events() {
        return table(
                List.of("event", "level", "means", "fields", "message"),
                Event.values(),
                one -> List.of(
                        code(one.code()),
                        one.severity().name(),
                        one.meaning(),
                        one.fields().stream().map(field -> code(field.key())).collect(Collectors.joining(", ")),
                        one.text()));
    }

    private static String fields() {
        return table(
                List.of("field", "unit", "holds"),
                Field.values(),
                one -> List.of(code(one.key()), one.unit(), one.meaning()));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static <T> String table(List<String> head, T[] all, Function<T, List<String>> row) {
        String lines = Arrays.stream(all).map(one -> line(row.apply(one))).collect(Collectors.joining());
        return (line(head) + line(head.stream().map(cell -> "---").toList()) + lines).stripTrailing();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
