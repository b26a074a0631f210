package dev.etlpipeline.app;

import dev.etlpipeline.core.engine.PreviewedRow;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows after each stage, side by side: a block for each, a line for each column, the stages beside one another. Where the
 * terminal is too narrow for that they stand below one another.
 */
final class PreviewText {

    private static final int LONGEST_NAME = 24;
    private static final int NARROWEST = 12;

    /** Lines of a record that no row could be made of. */
    private static final int RAW_LINES = 3;

    private static final Map<Stage, String> HEADINGS = Map.of(
            Stage.EXTRACT, "as read",
            Stage.TRANSFORM, "TRANSFORM",
            Stage.VALIDATE, "VALIDATE",
            Stage.ENRICH, "ENRICH",
            Stage.LOAD, "LOAD");

    private final Screen screen;
    private final Schema schema;
    private final List<PreviewedRow> rows;
    private final List<PreviewValues> values;
    private final List<Stage> stages;
    private final int names;
    private final int cell;
    private final StringBuilder text = new StringBuilder();

    PreviewText(Screen screen, Schema schema, List<PreviewedRow> rows) {
        this.screen = screen;
        this.schema = schema;
        this.rows = rows;
        this.values = rows.stream().map(PreviewValues::new).toList();
        this.stages = shownStages(values);
        this.names = Math.min(
                LONGEST_NAME,
                schema.columns().stream()
                        .mapToInt(column -> column.name().length())
                        .max()
                        .orElse(0));
        this.cell = (screen.width() - 2 - names - stages.size() * 3) / stages.size();
    }

    /** The file's values, and behind them what any stage changed anywhere. */
    private static List<Stage> shownStages(List<PreviewValues> values) {
        List<Stage> shown = new ArrayList<>(List.of(Stage.EXTRACT));
        for (Stage stage : Stage.values()) {
            if (values.stream().anyMatch(row -> row.changesAny(stage))) {
                shown.add(stage);
            }
        }
        return shown;
    }

    String text() {
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), values.get(i));
            line("");
        }
        wrapped("> marks what a stage changed; a blank is as before; - is no value.", "", "");
        return text.toString();
    }

    private void row(PreviewedRow row, PreviewValues shown) {
        line(screen.styled("bold", "Record " + Figures.count(row.origin().record())) + ", line "
                + Figures.count(row.origin().line()) + ": " + fate(row));
        row.reject().ifPresent(this::reasons);
        if (!shown.reached(Stage.EXTRACT)) {
            raw(row);
            return;
        }
        if (cell >= NARROWEST) {
            heading();
        }
        for (int column = 0; column < schema.size(); column++) {
            if (schema.column(column).role() == Role.SOURCE || !shown.empty(column)) {
                column(schema.column(column), column, shown);
            }
        }
    }

    private String fate(PreviewedRow row) {
        return row.reject()
                .map(reject -> screen.styled("bold,red", "rejected") + " in " + reject.stage())
                .orElse(screen.styled("green", "would be loaded"));
    }

    private void reasons(Reject reject) {
        for (Violation violation : reject.violations()) {
            String column = violation.column() == null ? "" : violation.column() + ": ";
            wrapped(violation.rule() + ": " + column + Cell.visible(violation.reason()), "  ! ", "    ");
        }
    }

    private void raw(PreviewedRow row) {
        String raw = Cell.visible(row.origin().raw().text());
        int width = screen.width() - 4;
        for (int at = 0, lines = 0; at < raw.length() && lines < RAW_LINES; at += width, lines++) {
            boolean cut = lines == RAW_LINES - 1 && raw.length() > at + width;
            line("    " + Cell.fitted(raw.substring(at, Math.min(raw.length(), at + width + (cut ? 1 : 0))), width));
        }
    }

    private void heading() {
        StringBuilder heading = new StringBuilder(" ".repeat(2 + names));
        stages.forEach(stage -> heading.append("   ").append(Cell.fitted(heading(stage), cell)));
        line(heading.toString());
    }

    private static String heading(Stage stage) {
        return HEADINGS.getOrDefault(stage, stage.name());
    }

    private void column(Column column, int position, PreviewValues shown) {
        if (cell < NARROWEST) {
            below(column, position, shown);
            return;
        }
        StringBuilder line = new StringBuilder("  ").append(Cell.fitted(column.name(), names));
        int room = 0;
        for (int at = stages.size() - 1; at >= 0; at--) {
            room += cell;
            String told = told(column, position, shown, stages.get(at));
            if (!told.isEmpty()) {
                String mark = shown.changed(stages.get(at), position) ? " " + mark() + " " : "   ";
                line.insert(2 + names, mark + Cell.fitted(told, room));
                room = 0;
            } else if (at == 0) {
                line.insert(2 + names, " ".repeat(3 + room));
            } else {
                room += 3;
            }
        }
        line(line.toString());
    }

    /** A value that nothing stands beside may take its room. */
    private static String told(Column column, int position, PreviewValues shown, Stage stage) {
        boolean read = stage == Stage.EXTRACT && column.role() == Role.SOURCE;
        return read || shown.changed(stage, position) ? shown.at(stage, position) : "";
    }

    private void below(Column column, int position, PreviewValues shown) {
        line("  " + Cell.fitted(column.name(), screen.width() - 2));
        for (Stage stage : stages) {
            boolean changed = shown.changed(stage, position);
            if (!told(column, position, shown, stage).isEmpty()) {
                line("    " + Cell.fitted(heading(stage), 10) + (changed ? mark() : " ") + " "
                        + Cell.fitted(shown.at(stage, position), Math.max(1, screen.width() - 16)));
            }
        }
    }

    private String mark() {
        return screen.styled("bold,cyan", ">");
    }

    private void wrapped(String words, String first, String next) {
        Wrapped.lines(words, first, next, screen.width()).forEach(this::line);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
