package dev.etlpipeline.observability.metric;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The configurations of Prometheus in {@code monitoring/}, written down for one that is tried. */
final class PrometheusConfig {

    private static final Path STACK =
            Path.of("..", "monitoring").toAbsolutePath().normalize();

    private PrometheusConfig() {}

    private static Map<String, Object> read(String file) throws IOException {
        try (InputStream in = Files.newInputStream(STACK.resolve(file))) {
            Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            read.put("rule_files", List.of(STACK.resolve("alerts.yaml").toString()));
            return read;
        }
    }

    private static Path write(Map<String, Object> config, Path folder) throws IOException {
        return Files.writeString(folder.resolve("prometheus.yaml"), new Yaml().dump(config));
    }

    /** All that a Prometheus of before 3 knows: not how what is pushed to it gets its names. */
    static Path forOlder(Path folder) throws IOException {
        Map<String, Object> config = read("prometheus.yaml");
        config.remove("otlp");
        return write(config, folder);
    }

    static Path asItIs(Path folder) throws IOException {
        return write(read("prometheus.yaml"), folder);
    }

    /** What one without a stack is given, with this target in place of the server's own port, and each second. */
    static Path scraping(String target, Path folder) throws IOException {
        Map<String, Object> config = read("scrape.yaml");
        config.put("global", Map.of("scrape_interval", "1s", "scrape_timeout", "1s", "evaluation_interval", "1s"));
        if (config.get("scrape_configs") instanceof List<?> jobs && jobs.get(0) instanceof Map<?, ?> job) {
            Map<String, Object> tried = new HashMap<>();
            job.forEach((key, value) -> tried.put(String.valueOf(key), value));
            tried.put("static_configs", List.of(Map.of("targets", List.of(target))));
            config.put("scrape_configs", List.of(tried));
        }
        return write(config, folder);
    }
}
