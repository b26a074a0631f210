package dev.etlpipeline.app;

import dev.etlpipeline.core.guess.Guess;
import dev.etlpipeline.core.guess.GuessedColumn;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** What was found in a file, for a person: a short table, then every doubt. */
final class GuessReport {

    private static final int LONGEST_NAME = 30;

    private final Screen screen;
    private final Guess guess;
    private final StringBuilder text = new StringBuilder();

    GuessReport(Screen screen, Guess guess) {
        this.screen = screen;
        this.guess = guess;
    }

    /** @param next what to type */
    String text(String next) {
        wrapped(
                Cell.visible(guess.file()) + ": " + Figures.count(guess.records(), "record") + ", "
                        + guess.form().charset().name() + ", delimiter "
                        + guess.form().delimiterName() + ", "
                        + Figures.count(guess.columns().size(), "column"),
                "",
                "  ");
        line("");
        int names = guess.columns().stream()
                .mapToInt(guessed -> guessed.column().name().length())
                .max()
                .orElse(0);
        guess.columns().forEach(guessed -> column(guessed, Math.min(names, LONGEST_NAME)));
        line("");
        wrapped("Key: " + String.join(" + ", guess.keys()) + " (" + guess.keyNote() + ")", "", "  ");
        if (!guess.nullTexts().isEmpty()) {
            wrapped("No value: " + String.join(", ", guess.nullTexts()), "", "  ");
        }
        doubts();
        line("Next: " + next); // a command stays whole, to be copied
        return text.toString();
    }

    private void column(GuessedColumn guessed, int names) {
        Column column = guessed.column();
        List<String> notes = new ArrayList<>();
        if (column.key()) {
            notes.add("key");
        }
        if (guessed.leftOut()) {
            notes.add("left out");
        }
        if (guessed.filled() < guess.records() - guess.malformed()) {
            notes.add(Figures.percent(guessed.filled(), guess.records() - guess.malformed()) + " filled");
        } else if (column.required() && !column.key()) {
            notes.add("required");
        }
        if (!guessed.formats().isEmpty()) {
            notes.add(String.join(" or ", guessed.formats()));
        }
        notes.addAll(guessed.notes());
        String start = "  " + Cell.fitted(column.name(), names) + "  ";
        Wrapped.lines(
                        String.join("; ", notes),
                        start + Cell.fitted(type(column), 14) + " ",
                        " ".repeat(start.length() + 15),
                        screen.width())
                .forEach(this::line);
    }

    private static String type(Column column) {
        String word = column.type().word();
        if (column.type() == ColumnType.TEXT) {
            return word + "(" + column.length() + ")";
        }
        return column.type() == ColumnType.DECIMAL
                ? word + "(" + column.precision() + "," + column.scale() + ")"
                : word;
    }

    private void doubts() {
        List<String> all = new ArrayList<>(guess.doubts());
        if (guess.malformed() > 0) {
            all.add(Figures.count(guess.malformed(), "record") + (guess.malformed() == 1 ? " is" : " are")
                    + " malformed, and will be rejects");
        }
        guess.columns()
                .forEach(guessed -> guessed.doubts()
                        .forEach(doubt -> all.add(guessed.column().name() + ": " + doubt)));
        if (!all.isEmpty()) {
            line(screen.live() ? screen.styled("bold,yellow", "Doubts:") : "Doubts:");
            all.forEach(doubt -> wrapped(doubt, "  - ", "    "));
        }
    }

    private void wrapped(String words, String first, String next) {
        Wrapped.lines(words, first, next, screen.width()).forEach(this::line);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
