package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.governance.lineage.ColumnState.Input;
import java.util.List;
import java.util.stream.Collectors;

/** The way to a column in a line. */
final class LineageWords {

    private LineageWords() {}

    /** Back to the file where there is one way; else to where several come together. */
    static String way(ColumnState state) {
        return switch (state.by().kind()) {
            case FILE -> state.by().words();
            case ENRICHMENT -> enrichment(state);
            case PROVENANCE, HASH -> joined(state);
            case CONVERSION, STEP ->
                state.by().joins(state)
                        ? joined(state)
                        : way(state.inputs().get(0).state()) + " > "
                                + state.by().words();
        };
    }

    private static String enrichment(ColumnState state) {
        return state.by().words() + ": " + state.field() + " [" + names(state.inputs()) + "]";
    }

    private static String joined(ColumnState state) {
        List<Input> values = state.inputs().stream().filter(Input::value).toList();
        List<Input> conditions =
                state.inputs().stream().filter(input -> !input.value()).toList();
        return state.by().words()
                + (values.isEmpty() ? "" : " of " + names(values))
                + (conditions.isEmpty() ? "" : " [" + names(conditions) + "]");
    }

    private static String names(List<Input> inputs) {
        return inputs.stream().map(input -> input.state().column()).collect(Collectors.joining(", "));
    }
}
