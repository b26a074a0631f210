package dev.etlpipeline.observability.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The alerts of {@code monitoring/}. */
final class Alerts {

    private static final Path ROOT = Path.of("..");
    private static final Pattern STATE = Pattern.compile("state=~\"([a-z|]+)\"");
    private static final Pattern PAGE = Pattern.compile("docs/[a-z/-]+\\.md");

    private Alerts() {}

    static List<JsonNode> all() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        read("alerts.yaml").path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    /** @param file of the stack */
    static JsonNode read(String file) throws IOException {
        try (InputStream in = Files.newInputStream(ROOT.resolve(Path.of("monitoring", file)))) {
            return new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(in));
        }
    }

    /** Of runs, that it asks for. */
    static List<String> states(JsonNode rule) {
        return STATE.matcher(rule.path("expr").asText())
                .results()
                .flatMap(one -> Arrays.stream(one.group(1).split("\\|")))
                .toList();
    }

    /** That whoever is alerted is sent to. */
    static List<Path> pages(JsonNode rule) {
        return PAGE.matcher(rule.path("annotations").path("what_to_do").asText())
                .results()
                .map(one -> ROOT.resolve(one.group()))
                .toList();
    }
}
