package dev.etlpipeline.observability.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/observability/enterprise-observability.md against what there is. */
class EnterpriseObservabilityPageTest {

    private static final Path FOLDER = Path.of("..", "docs", "observability");
    private static final Path OPENAPI =
            Path.of("src", "main", "resources", "dev", "etlpipeline", "observability", "serve", "openapi.json");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern SETTING = Pattern.compile("(?:observability|serve)\\.[a-z.-]+");

    private static List<List<String>> rows(String heading, String head) throws IOException {
        return Files.readString(FOLDER.resolve("enterprise-observability.md"))
                .lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .dropWhile(line -> !line.startsWith("| " + head + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .toList();
    }

    private static Set<String> paths() throws IOException {
        Set<String> paths = new TreeSet<>(Set.of("/health", "/health/live", "/health/ready", "/metrics"));
        new ObjectMapper().readTree(OPENAPI.toFile()).path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    @Test
    void everyFormatIsDescribedByAFileThatIsThere() throws IOException {
        List<List<String>> formats = rows("What can be fetched", "what");

        assertThat(formats).hasSizeGreaterThan(7).allSatisfy(format -> {
            assertThat(all(LINK, format.get(3)))
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(FOLDER.resolve(link)).exists());
            assertThat(format.get(4)).isNotEmpty();
        });
        assertThat(new ObjectMapper().readTree(OPENAPI.toFile()).at("/openapi").asText())
                .startsWith("3.1");
        assertThat(new ObjectMapper()
                        .readTree(OPENAPI.toFile())
                        .at("/info/version")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void everyPathIsServed() throws IOException {
        List<String> named = rows("What can be fetched", "what").stream()
                .flatMap(format -> all(CODE, format.get(1)).stream())
                .map(code -> code.replace("GET ", "").replace("<run>", "{run}"))
                .filter(code -> code.startsWith("/"))
                .toList();

        assertThat(named).hasSizeGreaterThan(7);
        assertThat(paths()).containsAll(named);
    }

    @Test
    void whatFitsIsSomethingThatThePipelineHas() throws IOException {
        String alerts = Files.readString(Path.of("..", "monitoring", "alerts.yaml"));
        List<List<String>> tools = rows("ITSM tools", "tool");

        assertThat(tools)
                .extracting(tool -> tool.get(0))
                .contains("ServiceNow", "Jira Service Management", "BMC Helix (Remedy)", "PagerDuty");
        assertThat(tools).allSatisfy(tool -> {
            assertThat(tool).hasSize(5).noneMatch(String::isEmpty);
            assertThat(tool.get(3))
                    .satisfiesAnyOf(
                            cell -> assertThat(cell).contains("alert"),
                            cell -> assertThat(cell).contains("/health"),
                            cell -> assertThat(cell).contains("0, 1, 2, 4, 75 or 130"));
        });
        assertThat(alerts).contains("pipeline", "state", "severity:", "summary:", "what_to_do:");
    }

    @Test
    void everyStateHasItsExitCodeAndAUrgency() throws IOException {
        List<List<String>> states = rows("ITSM tools", "state");

        assertThat(states).hasSize(6).allSatisfy(state -> {
            assertThat(state.get(1))
                    .isEqualTo(Integer.toString(RunState.valueOf(state.get(0)).exitCode()));
            assertThat(Integer.parseInt(state.get(2))).isBetween(1, 5);
        });
    }

    @Test
    void everySettingThatIsNamedIsThere() throws IOException {
        String page =
                Files.readString(FOLDER.resolve("enterprise-observability.md")).replaceAll("(?s)```.*?```", "");
        String settings = Files.readString(FOLDER.resolve("settings.md"));
        List<String> named = all(CODE, page).stream()
                .filter(code -> SETTING.matcher(code).matches())
                .distinct()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(8)
                .allSatisfy(key -> assertThat(settings).contains("| `" + key + "` |"));
    }
}
