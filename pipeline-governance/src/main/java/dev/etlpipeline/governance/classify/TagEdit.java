package dev.etlpipeline.governance.classify;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Writes tags into a definition's text at the places where its columns are declared; not a character beside them changes, so
 * that comments, order and form stay.
 */
final class TagEdit {

    private static final String TAGS = "tags";

    private String text;

    private TagEdit(String text) {
        this.text = text;
    }

    /**
     * The text with the tags of these columns, each column's in place of those that it had.
     *
     * @param tags by the column's name
     * @throws TagEditRefused where a column is not declared in a way in which that can be done
     */
    static String apply(String text, Map<String, Set<String>> tags) {
        TagEdit edit = new TagEdit(text);
        new LinkedHashMap<>(tags).forEach(edit::tag);
        return edit.text;
    }

    private void tag(String column, Set<String> tags) {
        Node declared = declarations().stream()
                .filter(node -> name(node).equals(column))
                .findFirst()
                .orElseThrow(
                        () -> new TagEditRefused(column, "the definition does not declare it in a place of its own"));
        if (declared.getAnchor() != null) {
            throw new TagEditRefused(column, "it is declared under an anchor that other places share");
        }
        String list = "[" + String.join(", ", tags) + "]";
        if (declared instanceof MappingNode mapping) {
            Optional<Node> old = value(mapping, TAGS);
            old.ifPresentOrElse(node -> replace(column, node, list), () -> insert(mapping, list));
        } else {
            put(declared, "{name: " + column + ", tags: " + list + "}");
        }
    }

    private void replace(String column, Node old, String list) {
        boolean lines = old instanceof SequenceNode sequence && sequence.getFlowStyle() == FlowStyle.BLOCK;
        if (lines || old.getAnchor() != null) {
            throw new TagEditRefused(column, "its tags are not written as a list in brackets on one line");
        }
        put(old, list);
    }

    /** Behind the last key of a mapping in braces; in a line of its own behind the name of another. */
    private void insert(MappingNode mapping, String list) {
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            int brace = at(mapping.getEndMark().getIndex()) - 1;
            int end = brace;
            while (Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            text = text.substring(0, end) + (text.charAt(end - 1) == ',' ? " " : ", ") + "tags: " + list
                    + text.substring(end);
            return;
        }
        NodeTuple name = mapping.getValue().stream()
                .filter(tuple -> isName(tuple.getKeyNode()))
                .findFirst()
                .orElseThrow();
        int end = text.indexOf('\n', at(name.getValueNode().getEndMark().getIndex()));
        String margin = " ".repeat(name.getKeyNode().getStartMark().getColumn());
        String before = end < 0 ? text : text.substring(0, end);
        String newline = before.endsWith("\r") ? "\r\n" : "\n";
        String stripped = before.endsWith("\r") ? before.substring(0, before.length() - 1) : before;
        text = stripped + newline + margin + "tags: " + list
                + (end < 0 ? "" : (newline.length() > 1 ? "\r" : "") + text.substring(end));
    }

    private void put(Node node, String instead) {
        text = text.substring(0, at(node.getStartMark().getIndex()))
                + instead
                + text.substring(at(node.getEndMark().getIndex()));
    }

    /** Marks count code points. */
    private int at(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    /** Where columns are declared: those of the source, those that steps fill, those that enrichments bring. */
    private List<Node> declarations() {
        List<Node> all = new ArrayList<>();
        Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        if (root instanceof MappingNode top) {
            value(top, "source").flatMap(source -> value(source, "columns")).ifPresent(list -> all.addAll(items(list)));
            value(top, "derived").ifPresent(list -> all.addAll(items(list)));
            value(top, "enrichments")
                    .ifPresent(list -> items(list)
                            .forEach(one -> value(one, "fields").ifPresent(fields -> all.addAll(items(fields)))));
        }
        return all;
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private static Optional<Node> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    /** Of a column; enrichments call it {@code column}. */
    private static String name(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return value(node, "name")
                .or(() -> value(node, "column"))
                .map(name -> name instanceof ScalarNode scalar ? scalar.getValue() : "")
                .orElse("");
    }

    private static boolean isName(Node key) {
        return key instanceof ScalarNode scalar
                && (scalar.getValue().equals("name") || scalar.getValue().equals("column"));
    }
}
