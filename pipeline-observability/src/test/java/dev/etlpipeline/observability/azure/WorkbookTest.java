package dev.etlpipeline.observability.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.settings.SettingsReference;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.ObservabilityModule;
import dev.etlpipeline.observability.log.Event;
import dev.etlpipeline.observability.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/observability/azure-workbook.json and its page against the code. */
class WorkbookTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern NAMED = Pattern.compile("\\bname (?:==|in) (\\([^)]*\\)|\"[^\"]*\")");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern DIMENSION = Pattern.compile("customDimensions\\[\"([^\"]+)\"]");
    private static final Pattern EVENTS =
            Pattern.compile("customDimensions\\[\"event\"]\\) (?:==|in) (\\([^)]*\\)|\"[^\"]*\")");
    private static final Pattern SETTING = Pattern.compile("`(observability\\.[a-z.-]+)`");

    /** What can be asked of, by the name that is sent, with the tags that it has. */
    private static final Map<String, List<String>> SENT = sent();

    private static Map<String, List<String>> sent() {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            List<String> suffixes = metric.kind() == Metric.Kind.TIMER
                    ? List.of(AzureMeters.COUNT, AzureMeters.SUM, AzureMeters.MAX)
                    : List.of("");
            suffixes.forEach(suffix -> sent.put(metric.metricName() + suffix, metric.tags()));
        }
        return sent;
    }

    /** Queries by their titles. */
    private static Map<String, String> queries() throws IOException {
        JsonNode workbook = new ObjectMapper()
                .readTree(DOCS.resolve("observability/azure-workbook.json").toFile());
        Map<String, String> queries = new LinkedHashMap<>();
        workbook.path("items").forEach(item -> {
            JsonNode content = item.path("content");
            if (content.has("query")) {
                queries.put(
                        content.path("title").asText(), content.path("query").asText());
            }
        });
        return queries;
    }

    private static List<String> words(Pattern pattern, String text) {
        List<String> words = new ArrayList<>();
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            Matcher word = WORD.matcher(found.group(1));
            while (word.find()) {
                words.add(word.group(1));
            }
        }
        return words;
    }

    private static Set<String> fieldsOfLines() {
        Set<String> fields = new TreeSet<>(Set.of("event", "run_id", "pipeline", "stage", "chunk", "trace_id"));
        for (Event event : Event.values()) {
            event.fields().forEach(field -> fields.add(field.key()));
        }
        return fields;
    }

    @Test
    @Criterion("azure-monitor.3")
    void everyQueryAsksForWhatTheCodeHas() throws IOException {
        Map<String, String> queries = queries();

        assertThat(queries).hasSizeGreaterThan(8);
        queries.forEach((title, query) -> {
            if (query.startsWith("customMetrics")) {
                List<String> names = words(NAMED, query);
                assertThat(names).as(title).isNotEmpty();
                assertThat(SENT.keySet()).as(title).containsAll(names);
                Set<String> tags =
                        names.stream().flatMap(name -> SENT.get(name).stream()).collect(Collectors.toSet());
                assertThat(tags).as(title).containsAll(dimensions(query));
            } else {
                assertThat(query).as(title).startsWith("traces");
                assertThat(fieldsOfLines()).as(title).containsAll(dimensions(query));
                assertThat(Arrays.stream(Event.values()).map(Event::code).toList())
                        .as(title)
                        .containsAll(words(EVENTS, query));
            }
        });
    }

    private static List<String> dimensions(String query) {
        return DIMENSION.matcher(query).results().map(found -> found.group(1)).toList();
    }

    @Test
    void aNameThatIsNoneWouldBeFound() {
        assertThat(words(NAMED, "customMetrics | where name in (\"etl.rows\", \"etl.nothing\")"))
                .containsExactly("etl.rows", "etl.nothing");
        assertThat(SENT)
                .containsKeys("etl.rows", "etl.run.duration.sum")
                .doesNotContainKeys("etl.nothing", "etl.run.duration");
    }

    @Test
    void thePageListsEachPartOfTheWorkbook() throws IOException {
        String page = Files.readString(DOCS.resolve("observability/azure-monitor.md"));

        assertThat(queries().keySet()).allSatisfy(title -> assertThat(page).contains("| " + title + " |"));
    }

    @Test
    void thePageNamesSettingsThatExist() throws IOException {
        ObservabilityModule module = new ObservabilityModule();
        String reference = SettingsReference.module(module.name(), module.settings());

        List<String> named = SETTING.matcher(Files.readString(DOCS.resolve("observability/azure-monitor.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(5)
                .allSatisfy(setting -> assertThat(reference).contains("| `" + setting + "` |"));
    }
}
