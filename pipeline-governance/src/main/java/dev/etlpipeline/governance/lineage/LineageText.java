package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.lineage.ColumnState.Input;
import dev.etlpipeline.governance.lineage.Work.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lineage for a terminal: all columns in short, or one as a tree. */
final class LineageText {

    private static final int MARGIN = 22;

    private final Lineage lineage;
    private final StringBuilder text = new StringBuilder();

    private LineageText(Lineage lineage) {
        this.lineage = lineage;
    }

    /** Each column of the target with the way to it, as far as it comes from one place. */
    static String of(Lineage lineage) {
        return new LineageText(lineage).all();
    }

    /** The tree of one column, and where it goes. */
    static String of(Lineage lineage, TargetColumn column) {
        return new LineageText(lineage).one(column);
    }

    private String all() {
        line("Lineage of " + lineage.pipeline() + ": where the columns of " + lineage.target());
        line("come from. In [brackets]: what only decides, and is not written itself.");
        line("");
        for (TargetColumn column : lineage.columns()) {
            String way = LineageWords.way(column.state());
            String protection = protection(column);
            entry(column.name(), way + protection);
        }
        line("");
        fold(
                "Rows are rejected by rules on: ",
                lineage.filters().isEmpty() ? "nothing" : String.join(", ", lineage.filters()));
        return text.toString();
    }

    private static String protection(TargetColumn column) {
        return switch (column.protection()) {
            case MASKED, ENCRYPTED -> " > " + column.protection().word();
            case CLEAR, HASHED -> "";
        };
    }

    private void entry(String name, String words) {
        String first = name.length() < MARGIN ? name + " ".repeat(MARGIN - name.length()) : name + " ";
        fold(first, words, MARGIN);
    }

    private String one(TargetColumn column) {
        line(lineage.target() + "." + column.name() + about(column));
        if (!column.rules().isEmpty()) {
            fold("rules: ", column.ruleNames());
        }
        line("");
        if (column.protection() == Protection.MASKED || column.protection() == Protection.ENCRYPTED) {
            line(column.protection().word() + " on its way into the target");
        }
        tree(column.state(), "");
        line("");
        goesInto(column);
        return text.toString();
    }

    private static String about(TargetColumn column) {
        Column declared = column.column();
        String tags = declared.tags().stream().sorted().collect(Collectors.joining(", "));
        return declared.role() == Column.Role.PROVENANCE && column.protection() == Protection.HASHED
                ? ", a digest"
                : ", " + declared.type().word() + (tags.isEmpty() ? "" : ", tagged " + tags);
    }

    private void tree(ColumnState state, String indent) {
        String head = state.by().fully() + (state.field().isEmpty() ? "" : ": " + state.field());
        fold(indent, head, indent.length() + 2);
        List<Input> inputs = state.inputs();
        if (state.by().kind() == Kind.HASH || inputs.size() > 6) {
            fold(
                    below(indent, true),
                    "of " + names(inputs) + (inputs.stream().anyMatch(Input::value) ? "" : ", which decide"),
                    indent.length() + 5);
            return;
        }
        for (int i = 0; i < inputs.size(); i++) {
            boolean last = i == inputs.size() - 1;
            String branch = below(indent, last);
            Input input = inputs.get(i);
            boolean named = inputs.size() > 1 || !input.state().column().equals(state.column()) || !input.value();
            if (named) {
                line(branch + input.state().column() + (input.value() ? "" : " [decides]"));
                tree(input.state(), under(indent, last) + "\u2514\u2500 ");
            } else {
                tree(input.state(), branch);
            }
        }
    }

    private static String below(String indent, boolean last) {
        return blank(indent) + (last ? "\u2514\u2500 " : "\u251c\u2500 ");
    }

    private static String under(String indent, boolean last) {
        return blank(indent) + (last ? "   " : "\u2502  ");
    }

    /** The same indent for the lines below one: branches end there, lines go on. */
    private static String blank(String indent) {
        return indent.replace("\u2514\u2500 ", "   ").replace("\u251c\u2500 ", "\u2502  ");
    }

    private static String names(List<Input> inputs) {
        return inputs.stream().map(input -> input.state().column()).collect(Collectors.joining(", "));
    }

    private void goesInto(TargetColumn column) {
        List<String> fields = lineage.edges(column)
                .filter(edge -> edge.fromFile() && edge.value())
                .map(Edge::field)
                .toList();
        if (fields.size() != 1
                || !column.state().column().equals(column.name())
                || column.protection() == Protection.HASHED) {
            return;
        }
        Map<String, List<String>> into = new LinkedHashMap<>();
        for (Edge edge : lineage.edges()) {
            if (edge.fromFile()
                    && edge.field().equals(fields.get(0))
                    && !edge.target().equals(column.name())) {
                into.computeIfAbsent(edge.value() ? "Goes into:" : "Decides:", key -> new ArrayList<>())
                        .add(edge.target());
            }
        }
        into.forEach((how, columns) -> fold(how + " ", String.join(", ", columns)));
    }

    private void fold(String first, String words) {
        fold(first, words, 2);
    }

    private void fold(String first, String words, int indent) {
        Folded.lines(first, words, indent).forEach(this::line);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
