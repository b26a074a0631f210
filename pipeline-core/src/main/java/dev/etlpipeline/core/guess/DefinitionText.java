package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes a guess down as a pipeline definition that runs as it is. Nothing of the file stands in it but its header. */
public final class DefinitionText {

    /** What YAML would take for something else than a text. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private final Guess guess;
    private final StringBuilder text = new StringBuilder();

    private DefinitionText(Guess guess) {
        this.guess = guess;
    }

    public static String of(Guess guess) {
        return new DefinitionText(guess).text();
    }

    /** The statement that makes the guess's target on SQL Server. */
    public static String ddl(Guess guess) {
        return TargetCheck.sqlServerDdl(new TargetTable(guess.definition()));
    }

    private String text() {
        comment(
                "",
                "Guessed from " + plain(guess.file()) + ": " + Counted.of(guess.records(), " record", " records")
                        + (guess.malformed() > 0 ? ", of them " + Counted.of(guess.malformed()) + " malformed" : "")
                        + ", "
                        + guess.form().charset().name()
                        + (guess.form().byteOrderMark() > 0 ? " by its byte order mark" : "")
                        + ", delimiter " + guess.form().delimiterName() + ".");
        comment("", "It runs as it is. docs/definitions.md says what each key means and how it was guessed.");
        guess.doubts().forEach(doubt -> comment("", "Doubt: " + doubt + "."));
        line("");
        line("pipeline: " + guess.name());
        line("");
        source();
        line("");
        line("steps:");
        line("  - trim");
        line("");
        line("target:");
        line("  table: " + guess.target().qualified());
        line("");
        comment("", "What the first run makes on SQL Server:");
        ddl(guess).lines().forEach(ddl -> line("#   " + ddl));
        return text.toString();
    }

    private void source() {
        line("source:");
        if (guess.form().byteOrderMark() == 0) {
            line("  charset: " + guess.form().charset().name());
        }
        line("  delimiter: " + guess.form().delimiterName());
        if (!guess.nullTexts().isEmpty()) {
            line("  null-texts: ["
                    + String.join(
                            ", ",
                            guess.nullTexts().stream()
                                    .map(DefinitionText::quoted)
                                    .toList()) + "]");
        }
        line("  columns:");
        comment("    ", "Key: " + String.join(" + ", guess.keys()) + " (" + guess.keyNote() + ").");
        guess.columns().forEach(this::column);
    }

    private void column(GuessedColumn guessed) {
        guessed.doubts().forEach(doubt -> comment("    ", "Doubt: " + doubt + "."));
        Column column = guessed.column();
        List<String> parts = new ArrayList<>();
        parts.add("name: " + scalar(column.name()));
        if (!HeaderNames.canonical(guessed.header()).equals(HeaderNames.canonical(column.name()))) {
            parts.add("header: " + quoted(guessed.header().strip()));
        }
        if (column.type() == ColumnType.TEXT) {
            parts.add("length: " + column.length());
        } else {
            parts.add("type: " + column.type().word());
        }
        if (column.type() == ColumnType.DECIMAL) {
            parts.add("precision: " + column.precision());
            parts.add("scale: " + column.scale());
        }
        if (!guessed.formats().isEmpty()) {
            parts.add("formats: ["
                    + String.join(
                            ", ",
                            guessed.formats().stream()
                                    .map(DefinitionText::quoted)
                                    .toList()) + "]");
        }
        if (column.key()) {
            parts.add("key: true");
        } else if (column.required()) {
            parts.add("required: true");
        }
        if (!column.tags().isEmpty()) {
            parts.add("tags: [" + String.join(", ", column.tags()) + "]");
        }
        line((guessed.leftOut() ? "    # - {" : "    - {") + String.join(", ", parts) + "}");
    }

    private static String scalar(String name) {
        return WORDS.contains(name.toLowerCase(Locale.ROOT)) ? quoted(name) : name;
    }

    /** YAML's double quotes, which can hold anything. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                quoted.append(String.format(c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    /** A file's name may hold a line's end. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private void comment(String indent, String words) {
        line(indent + "# " + words);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
