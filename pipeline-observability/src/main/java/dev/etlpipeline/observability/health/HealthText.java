package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.Terminal;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A report for a person, within the width of the terminal. */
final class HealthText {

    private static final int NAME = 24;
    private static final int STATE = 10;
    private static final String MARGIN = "      ";
    private static final int NARROWEST = 30;

    private final Terminal terminal;

    HealthText(Terminal terminal) {
        this.terminal = terminal;
    }

    String of(HealthReport report) {
        StringBuilder text = new StringBuilder();
        text.append(state(report.health()))
                .append(", looked at in ")
                .append(report.took().toMillis())
                .append(" ms\n\n");
        for (PartHealth part : report.parts()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-" + NAME + "s%s%s%7d ms%n",
                    part.name(),
                    state(part.health()),
                    " ".repeat(STATE - part.health().name().length()),
                    part.took().toMillis()));
            wrapped(text, part.detail());
        }
        text.append('\n').append(advice(report.health())).append('\n');
        return text.toString();
    }

    /** One line: for a watch that is read by nobody but a file. */
    String line(HealthReport report) {
        StringBuilder line = new StringBuilder(report.at() + " " + report.health());
        for (PartHealth part : report.parts()) {
            if (part.health() != Health.UP) {
                line.append("; ")
                        .append(part.name())
                        .append(' ')
                        .append(part.health())
                        .append(": ")
                        .append(part.detail());
            }
        }
        return line.append('\n').toString();
    }

    private static String advice(Health health) {
        return switch (health) {
            case UP -> "Next: ./pipeline run";
            case DEGRADED -> "A run can begin; what is not UP above costs something or will soon.";
            case DOWN ->
                "A run cannot succeed before what is DOWN above and needed is mended:"
                        + "\n  docs/observability/health.md says how.";
        };
    }

    private void wrapped(StringBuilder text, String detail) {
        int width = Math.max(NARROWEST, terminal.width()) - MARGIN.length();
        StringBuilder line = new StringBuilder();
        for (String word : detail.split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                text.append(MARGIN).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        text.append(MARGIN).append(line).append('\n');
    }

    private String state(Health health) {
        if (!terminal.colours()) {
            return health.name();
        }
        String style = switch (health) {
            case UP -> "bold,green";
            case DEGRADED -> "bold,yellow";
            case DOWN -> "bold,red";
        };
        return Ansi.ON.new Text("@|" + style + " " + health.name() + "|@").toString();
    }
}
