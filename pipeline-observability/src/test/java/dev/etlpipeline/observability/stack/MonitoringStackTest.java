package dev.etlpipeline.observability.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** That the files in {@code monitoring/} fit each other and the pipeline, as far as that shows without starting them. */
@Criterion("monitoring-architecture.3")
class MonitoringStackTest {

    private static final Path ROOT = Path.of("..");
    private static final Path STACK = ROOT.resolve("monitoring");
    private static final Pattern PINNED = Pattern.compile("[a-z]+(?:/[a-z-]+)?:v?\\d+\\.\\d+\\.\\d+");
    private static final Pattern LOCAL_PORT = Pattern.compile("127\\.0\\.0\\.1:\\d+:\\d+");
    private static final Pattern SERVICE_URL = Pattern.compile("http://([a-z]+):(\\d+)");

    private static JsonNode yaml(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new ObjectMapper().valueToTree(read);
        }
    }

    private static JsonNode services() throws IOException {
        return yaml(STACK.resolve("compose.yaml")).path("services");
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void everyFileIsYamlOrJson() throws IOException {
        try (Stream<Path> files = Files.walk(STACK)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();

            assertThat(all).hasSizeGreaterThan(6);
            for (Path file : all) {
                JsonNode read =
                        file.toString().endsWith(".json") ? new ObjectMapper().readTree(file.toFile()) : yaml(file);
                assertThat(read.isObject()).as(file.toString()).isTrue();
            }
        }
    }

    @Test
    void everyImageIsPinnedToAVersion() throws IOException {
        assertThat(services())
                .hasSize(5)
                .allSatisfy(
                        service -> assertThat(service.path("image").asText()).matches(PINNED));
    }

    @Test
    void nothingIsOpenToOtherMachines() throws IOException {
        assertThat(services())
                .flatExtracting(service -> texts(service.path("ports")))
                .containsExactlyInAnyOrder("127.0.0.1:4318:4318", "127.0.0.1:9090:9090", "127.0.0.1:3000:3000")
                .allMatch(port -> LOCAL_PORT.matcher(port).matches());
    }

    @Test
    void everyVolumeIsDeclaredOrAFileThatIsThere() throws IOException {
        Set<String> declared = names(yaml(STACK.resolve("compose.yaml")).path("volumes"));
        Set<String> used = new HashSet<>();
        for (JsonNode service : services()) {
            for (String volume : texts(service.path("volumes"))) {
                String from = volume.substring(0, volume.lastIndexOf(":/"));
                if (from.startsWith("./")) {
                    assertThat(STACK.resolve(from)).exists();
                } else if (!from.startsWith("$")) {
                    used.add(from);
                }
            }
        }

        assertThat(used).isEqualTo(declared);
    }

    @Test
    void whatIsAskedForInsideIsAServiceThatListensThere() throws IOException {
        Map<String, String> ports = Map.of("prometheus", "9090", "loki", "3100", "tempo", "3200", "collector", "4318");
        List<String> asked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(STACK)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("compose.yaml"))
                    .toList()) {
                SERVICE_URL
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(url -> asked.add(url.group(1) + ":" + url.group(2)));
            }
        }

        assertThat(asked).contains("prometheus:9090", "loki:3100", "tempo:3200", "tempo:4318");
        assertThat(asked)
                .allMatch(one -> one.equals("tempo:4318")
                        || String.valueOf(ports.get(one.split(":")[0])).equals(one.split(":")[1]));
        assertThat(names(services())).containsAll(ports.keySet());
        assertThat(yaml(STACK.resolve("loki.yaml"))
                        .at("/server/http_listen_port")
                        .asText())
                .isEqualTo("3100");
        assertThat(yaml(STACK.resolve("tempo.yaml"))
                        .at("/server/http_listen_port")
                        .asText())
                .isEqualTo("3200");
        assertThat(yaml(STACK.resolve("tempo.yaml"))
                        .at("/distributor/receivers/otlp/protocols/http/endpoint")
                        .asText())
                .endsWith(":4318");
    }

    @Test
    void theCollectorListensWhereThePipelineSendsAndHandsAllOn() throws IOException {
        JsonNode collector = yaml(STACK.resolve("collector.yaml"));
        JsonNode pipelines = collector.path("service").path("pipelines");

        assertThat(collector.at("/receivers/otlp/protocols/http/endpoint").asText())
                .endsWith(":4318");
        assertThat(names(pipelines)).containsExactly("logs", "metrics", "traces");
        assertThat(pipelines).allSatisfy(pipeline -> {
            assertThat(names(collector.path("receivers"))).containsAll(texts(pipeline.path("receivers")));
            assertThat(names(collector.path("processors"))).containsAll(texts(pipeline.path("processors")));
            assertThat(names(collector.path("exporters"))).containsAll(texts(pipeline.path("exporters")));
        });
        assertThat(texts(collector.at("/service/extensions"))).containsAll(names(collector.path("extensions")));
    }

    @Test
    void prometheusTakesWhatThePipelinePushes() throws IOException {
        assertThat(texts(services().path("prometheus").path("command"))).contains("--web.enable-otlp-receiver");
        assertThat(yaml(STACK.resolve("collector.yaml"))
                        .at("/exporters/otlphttp~1prometheus/endpoint")
                        .asText())
                .isEqualTo("http://prometheus:9090/api/v1/otlp");
        assertThat(yaml(STACK.resolve("prometheus.yaml"))
                        .at("/otlp/translation_strategy")
                        .asText())
                .isEqualTo("UnderscoreEscapingWithSuffixes");
    }

    @Test
    void logsAreReadByFieldsThatTheirSchemaHas() throws IOException {
        Set<String> fields = names(new ObjectMapper()
                .readTree(ROOT.resolve(Path.of("docs", "observability", "log-line.schema.json"))
                        .toFile())
                .path("properties"));
        Set<String> read = Pattern.compile("attributes\\.([a-z_]+)")
                .matcher(Files.readString(STACK.resolve("collector.yaml")))
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toSet());

        assertThat(read).contains("time", "level", "trace_id", "run_id");
        assertThat(fields).containsAll(read);
    }

    @Test
    void theSmallestWayAsksTheServerWhereItIs() throws IOException {
        JsonNode scrape = yaml(STACK.resolve("scrape.yaml"));
        String settings = Files.readString(ROOT.resolve(Path.of("docs", "observability", "settings.md")));

        String target =
                scrape.at("/scrape_configs/0/static_configs/0/targets/0").asText();

        assertThat(target).startsWith("127.0.0.1:");
        assertThat(settings).contains("| `serve.port` | whole number | `" + target.split(":")[1] + "` |");
        assertThat(texts(scrape.path("rule_files"))).containsExactly("alerts.yaml");
    }

    @Test
    void theDashboardUsesDataSourcesThatThereAre() throws IOException {
        Set<String> sources = new HashSet<>();
        yaml(STACK.resolve(Path.of("grafana", "provisioning", "datasources", "pipeline.yaml")))
                .path("datasources")
                .forEach(source -> sources.add(
                        source.path("type").asText() + " " + source.path("uid").asText()));
        Set<String> used = new HashSet<>();
        new ObjectMapper()
                .readTree(STACK.resolve(Path.of("grafana", "dashboards", "pipeline.json"))
                        .toFile())
                .findValues("datasource")
                .forEach(source -> used.add(
                        source.path("type").asText() + " " + source.path("uid").asText()));

        assertThat(used).isEqualTo(sources);
    }

    @Test
    void theComposeFileOfTheProjectHasAllOfItUnderAProfile() throws IOException {
        JsonNode include =
                yaml(ROOT.resolve("docker-compose.yml")).path("include").get(0);
        JsonNode profiled = yaml(STACK.resolve("profile.yaml")).path("services");

        assertThat(texts(include.path("path"))).containsExactly("monitoring/compose.yaml", "monitoring/profile.yaml");
        assertThat(names(profiled)).isEqualTo(names(services()));
        assertThat(profiled)
                .allSatisfy(
                        service -> assertThat(texts(service.path("profiles"))).containsExactly("monitoring"));
    }
}
