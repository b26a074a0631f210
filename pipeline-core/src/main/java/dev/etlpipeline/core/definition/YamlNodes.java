package dev.etlpipeline.core.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a YAML node says, without YAML's guesses at types. */
final class YamlNodes {

    /** Deeper than any option is, and shallow enough for an anchor that contains itself. */
    private static final int DEPTH = 4;

    private YamlNodes() {}

    /** From 1. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The scalar's text; null where it is none, or is empty without quotes. */
    static @Nullable String text(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) ? scalar.getValue() : null;
    }

    /** Texts, lists and maps of them; null where the node has no value or is nested too deep. */
    static @Nullable Object plain(Node node, int depth) {
        if (depth > DEPTH) {
            return null;
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                Object plain = plain(item, depth + 1);
                if (plain == null) {
                    return null;
                }
                list.add(plain);
            }
            return list;
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = text(tuple.getKeyNode());
                Object plain = plain(tuple.getValueNode(), depth + 1);
                if (key == null || plain == null) {
                    return null;
                }
                map.put(key, plain);
            }
            return map;
        }
        return text(node);
    }
}
