package dev.etlpipeline.app;

import dev.etlpipeline.core.engine.PreviewedRow;
import dev.etlpipeline.core.source.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row's values as texts, and which of them a stage changed. */
final class PreviewValues {

    private static final String NONE = "-";

    private final Map<Stage, List<String>> texts = new EnumMap<>(Stage.class);

    PreviewValues(PreviewedRow row) {
        row.values().forEach((stage, values) -> {
            List<String> shown = new ArrayList<>();
            values.forEach(value -> shown.add(shown(value)));
            texts.put(stage, shown);
        });
    }

    /** Blanks at the ends, and a text that looks like no value, are shown by quotes. */
    private static String shown(@Nullable Object value) {
        if (value == null) {
            return NONE;
        }
        String text = Cell.visible(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        boolean quoted = text.isBlank() || !text.equals(text.strip()) || text.equals(NONE) || text.startsWith("> ");
        return quoted ? '"' + text + '"' : text;
    }

    boolean reached(Stage stage) {
        return texts.containsKey(stage);
    }

    /** What a column holds behind a stage. */
    String at(Stage stage, int column) {
        List<String> behind = texts.get(stage);
        return behind == null ? "" : behind.get(column);
    }

    /** Whether a stage made something else of a column than the one before it left. */
    boolean changed(Stage stage, int column) {
        String before = null;
        for (Map.Entry<Stage, List<String>> behind : texts.entrySet()) {
            String here = behind.getValue().get(column);
            if (behind.getKey() == stage) {
                return before != null && !before.equals(here);
            }
            before = here;
        }
        return false;
    }

    boolean changesAny(Stage stage) {
        List<String> behind = texts.get(stage);
        for (int column = 0; behind != null && column < behind.size(); column++) {
            if (changed(stage, column)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the column has no value, from the first stage to the last. */
    boolean empty(int column) {
        return texts.values().stream().allMatch(values -> values.get(column).equals(NONE));
    }
}
