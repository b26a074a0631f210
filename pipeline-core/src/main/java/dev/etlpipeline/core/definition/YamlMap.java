package dev.etlpipeline.core.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file that knows its lines. Scalars are taken as the texts they are, so that neither {@code no} nor
 * {@code 2020-01-01} turns into something else. What does not fit is noted as a problem, and the getter gives what it
 * gives for an absent key.
 */
final class YamlMap {

    private final String what;
    private final int line;
    private final Map<String, Node> values;
    private final Map<String, Integer> lines;
    private final Problems problems;

    private YamlMap(String what, int line, Map<String, Node> values, Map<String, Integer> lines, Problems problems) {
        this.what = what;
        this.line = line;
        this.values = values;
        this.lines = lines;
        this.problems = problems;
    }

    /** Reads a node that should be a mapping; an empty one stands for a node that is none. */
    static YamlMap of(@Nullable Node node, String what, int line, Problems problems) {
        Map<String, Node> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (values.put(key, tuple.getValueNode()) != null) {
                    problems.at(YamlNodes.line(tuple.getKeyNode()), what + " has " + key + " twice");
                }
                lines.put(key, YamlNodes.line(tuple.getKeyNode()));
            }
        } else if (node != null) {
            problems.at(line, what + " must be a mapping such as {name: value}");
        }
        return new YamlMap(what, line, values, lines, problems);
    }

    /** The same mapping, with another name for itself in problems. */
    YamlMap named(String newWhat) {
        return new YamlMap(newWhat, line, values, lines, problems);
    }

    int line() {
        return line;
    }

    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void problem(String key, String text) {
        problems.at(line(key), what + ": " + text);
    }

    void onlyKeys(String... known) {
        for (String key : values.keySet()) {
            if (!List.of(known).contains(key)) {
                problem(key, "unknown key " + key + DidYouMean.hint(key, List.of(known)));
            }
        }
    }

    @Nullable
    String text(String key) {
        Node node = values.get(key);
        if (node == null) {
            return null;
        }
        String text = YamlNodes.text(node);
        if (text == null) {
            problem(key, key + " must be a single value");
        }
        return text;
    }

    String text(String key, String otherwise) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    /** The text of a key that must be there; its absence is a problem. */
    @Nullable
    String required(String key) {
        demand(key);
        return text(key);
    }

    /** Notes the absence of a key, whatever kind of value it has. */
    void demand(String key) {
        if (!has(key)) {
            problems.at(line, what + " needs " + key);
        }
    }

    boolean flag(String key) {
        return choice(key, List.of("false", "true")).equals("true");
    }

    /** One of the choices; the first is the default. */
    String choice(String key, List<String> choices) {
        String text = text(key);
        if (text == null) {
            return choices.get(0);
        }
        if (!choices.contains(text)) {
            problem(key, key + " must be " + String.join(" or ", choices) + ", but is '" + text + "'");
            return choices.get(0);
        }
        return text;
    }

    int number(String key, int min, int max, int otherwise) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both cases
        }
        problem(key, key + " must be a whole number from " + min + " to " + max + ", but is '" + text + "'");
        return otherwise;
    }

    /** A list of texts, or a single one; each with its line. */
    List<YamlText> texts(String key) {
        List<YamlText> texts = new ArrayList<>();
        for (Node node : items(key)) {
            String text = YamlNodes.text(node);
            if (text == null) {
                problems.at(YamlNodes.line(node), what + ": " + key + " must be a list of single values");
            } else {
                texts.add(new YamlText(text, YamlNodes.line(node)));
            }
        }
        return texts;
    }

    /** A list of mappings. An item that is a plain word stands for a mapping with that word under {@code shortKey}. */
    List<YamlMap> maps(String key, String itemName, @Nullable String shortKey) {
        Node list = values.get(key);
        if (list != null && !(list instanceof SequenceNode)) {
            problem(key, key + " must be a list, each item starting with '- '");
            return List.of();
        }
        List<YamlMap> maps = new ArrayList<>();
        for (Node node : items(key)) {
            int at = YamlNodes.line(node);
            if (shortKey != null && YamlNodes.text(node) != null) {
                maps.add(new YamlMap(itemName, at, Map.of(shortKey, node), Map.of(shortKey, at), problems));
            } else {
                maps.add(of(node, itemName, at, problems));
            }
        }
        return maps;
    }

    YamlMap map(String key) {
        return of(values.get(key), key, line(key), problems);
    }

    /** All keys but the excepted ones. */
    Options options(Set<String> except) {
        Map<String, Object> options = new LinkedHashMap<>();
        values.forEach((key, node) -> {
            if (!except.contains(key)) {
                Object plain = YamlNodes.plain(node, 0);
                if (plain == null) {
                    problem(key, key + " has no value, or one that is nested too deep");
                } else {
                    options.put(key, plain);
                }
            }
        });
        return Options.of(options);
    }

    private List<Node> items(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }
}
