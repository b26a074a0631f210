package dev.etlpipeline.resilience.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page {@code docs/resilience/error-classes.md}, made from the tables that the classifier reads. */
final class ErrorPage {

    private final OnCall onCall;

    ErrorPage(OnCall onCall) {
        this.onCall = onCall;
    }

    String markdown() {
        return template()
                .replace("{{classes}}", classes())
                .replace("{{escalation}}", escalation())
                .replace("{{timeline}}", timeline())
                .replace("{{rota}}", rota())
                .replace("{{templates}}", templates())
                .replace("{{sqlserver}}", byClass(SqlServerErrors.numbers()))
                .replace("{{h2}}", byClass(H2Errors.codes()))
                .replace("{{states}}", byClass(SqlStates.beginnings()));
    }

    private static String template() {
        try (InputStream resource = ErrorPage.class.getResourceAsStream("error-classes.txt")) {
            if (resource == null) {
                throw new IllegalStateException("error-classes.txt is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String classes() {
        return table(
                List.of("class", "means", "severity", "tried again", "owner", "remedy"),
                kind -> List.of(
                        code(kind),
                        kind.meaning(),
                        kind.severity().name(),
                        kind.isRetried() ? "yes" : "no",
                        onCall.name(kind.owner()),
                        kind.remedy()));
    }

    private String escalation() {
        return table(List.of("class", "who is called"), kind -> List.of(code(kind), onCall.path(kind)));
    }

    private static String templates() {
        return table(List.of("class", "message"), kind -> List.of(code(kind), kind.template()));
    }

    private static String timeline() {
        List<List<String>> rows = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            rows.add(List.of(
                    severity.name(),
                    severity.meaning(),
                    words(severity.acknowledge()),
                    words(severity.second()),
                    words(severity.lead())));
        }
        return lines(
                List.of("severity", "means", "acknowledged within", "second in line after", "lead and users after"),
                rows);
    }

    static String words(Duration time) {
        if (time.compareTo(Duration.ofDays(1)) >= 0) {
            return time.toDays() + (time.toDays() == 1 ? " day" : " days");
        }
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private String rota() {
        OnCallSettings roles = onCall.settings();
        return lines(
                List.of("setting", "role"),
                List.of(
                        List.of("`resilience.on-call.first`", roles.first()),
                        List.of("`resilience.on-call.second`", roles.second()),
                        List.of("`resilience.on-call.lead`", roles.lead()),
                        List.of("`resilience.on-call.database`", roles.database()),
                        List.of("`resilience.on-call.api`", roles.api()),
                        List.of("`resilience.on-call.data`", roles.data()),
                        List.of("`resilience.on-call.security`", roles.security()),
                        List.of("`resilience.on-call.developers`", roles.developers()),
                        List.of("`resilience.on-call.rotation`", roles.rotation()),
                        List.of("`resilience.on-call.handover`", roles.handover())));
    }

    /** One line for each class, in its order, with what leads to it. */
    private static String byClass(Map<?, ErrorClass> known) {
        List<List<String>> rows = new ArrayList<>();
        for (ErrorClass kind : ErrorClass.values()) {
            String found = known.entrySet().stream()
                    .filter(entry -> entry.getValue() == kind)
                    .map(entry -> String.valueOf(entry.getKey()))
                    .collect(Collectors.joining(", "));
            if (!found.isEmpty()) {
                rows.add(List.of(code(kind), found));
            }
        }
        return lines(List.of("class", "codes"), rows);
    }

    private static String code(ErrorClass kind) {
        return "`" + kind + "`";
    }

    private static String table(List<String> head, Function<ErrorClass, List<String>> row) {
        return lines(head, Arrays.stream(ErrorClass.values()).map(row).toList());
    }

    private static String lines(List<String> head, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        text.append(line(head)).append(line(head.stream().map(cell -> "---").toList()));
        rows.forEach(row -> text.append(line(row)));
        return text.toString().stripTrailing();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
