package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.run.RunState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That docs/observability/fabric-observability.md leaves no signal out, names its sources, and takes fields that lines have. */
class FabricObservabilityPageTest {

    private static final Pattern SOURCE = Pattern.compile("\\[[^\\]]+\\]\\(https://[^)\\s]+\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern COLUMN = Pattern.compile("(\\w+): (?:datetime|string|int|long)");
    private static final Pattern PATH = Pattern.compile("\"column\":\"(\\w+)\",\"path\":\"\\$\\.(\\w+)\"");
    private static final Pattern NAMED = Pattern.compile("\"((?:run|stage|chunk|api|rows)\\.\\w+)\"");

    private final Page page = Page.of("docs/observability/fabric-observability.md");

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }

    @Test
    void whatItWatchesIsSaidWithItsSource() {
        assertThat(page.rows("what-it-watches-by-itself")).hasSizeGreaterThan(5).allSatisfy(row -> {
            assertThat(row).doesNotContain("");
            assertThat(row.get(3)).containsPattern(SOURCE);
        });
    }

    @Test
    void everySignalStandsBesideWhatCorresponds() {
        assertCovered("state", Arrays.stream(RunState.values()).map(Enum::name));
        assertCovered("event", listed("docs/observability/events.md", "events-1"));
        assertCovered("metric", listed("docs/observability/metrics.md", "what-there-is"));
        assertCovered(
                "health",
                listed("docs/observability/health.md", "what-is-looked-at").filter(part -> !part.contains(" ")));
        assertCovered(
                "exit code",
                Arrays.stream(RunState.values())
                        .map(RunState::exitCode)
                        .filter(code -> code >= 0)
                        .map(String::valueOf));
    }

    private static Stream<String> listed(String page, String section) {
        return Page.of(page).rows(section).stream().map(row -> row.get(0));
    }

    /** That each name fits a pattern of its kind, and no pattern fits none. */
    private void assertCovered(String kind, Stream<String> names) {
        Set<String> there = names.collect(Collectors.toCollection(TreeSet::new));
        List<String> patterns = page.rows("signal-by-signal").stream()
                .filter(row -> row.get(0).startsWith(kind + " "))
                .flatMap(row -> codes(row.get(0)).stream())
                .toList();

        assertThat(there)
                .as(kind)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(patterns).as(name).anyMatch(pattern -> fits(pattern, name)));
        assertThat(patterns)
                .as(kind)
                .filteredOn(pattern -> !(kind.equals("exit code") && pattern.equals("2")))
                .allSatisfy(pattern -> assertThat(there).as(pattern).anyMatch(name -> fits(pattern, name)));
    }

    private static boolean fits(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    @Test
    void theTableTakesFieldsThatLinesHave() throws IOException {
        JsonNode fields = new ObjectMapper()
                .readTree(Page.text(Page.root().resolve("docs/observability/log-line.schema.json")))
                .get("properties");
        String kql = page.blocks().stream().map(Page.Block::text).collect(Collectors.joining());
        List<String> columns =
                COLUMN.matcher(kql).results().map(column -> column.group(1)).toList();
        List<String> mapped = new ArrayList<>();

        PATH.matcher(kql).results().forEach(path -> {
            assertThat(path.group(2)).isEqualTo(path.group(1));
            mapped.add(path.group(2));
        });

        assertThat(columns)
                .hasSizeGreaterThan(10)
                .isEqualTo(mapped)
                .allSatisfy(column -> assertThat(fields.has(column)).as(column).isTrue());
        assertThat(NAMED.matcher(kql).results().map(event -> event.group(1)))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(listed("docs/observability/events.md", "events-1"))
                        .contains(event));
    }

    @Test
    void adviceComesWithLimitsAndPrices() {
        List<List<String>> rows = page.rows("when-to-use-which");

        assertThat(rows)
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> assertThat(row).doesNotContain(""));
        assertThat(rows.stream()
                        .map(row -> row.get(2))
                        .filter(cell -> SOURCE.matcher(cell).find()))
                .hasSizeGreaterThan(5);
    }
}
