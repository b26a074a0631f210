package dev.etlpipeline.observability.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/observability/monitoring-architecture.md against the stack, and its figures against each other. */
class MonitoringArchitecturePageTest {

    private static final Path PAGE = Path.of("..", "docs", "observability", "monitoring-architecture.md");
    private static final Path STACK = Path.of("..", "monitoring");
    private static final Pattern SERVICE = Pattern.compile("(?m)^  ([a-z]+):\\n(?:    #.*\\n)*    image: (\\S+)");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");
    private static final Pattern ALERT = Pattern.compile("(?m)- alert: (\\w+)");

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        String from = page.substring(page.indexOf("\n## " + heading + "\n") + 1);
        int end = from.indexOf("\n## ");
        return end < 0 ? from : from.substring(0, end);
    }

    private static List<MatchResult> services() throws IOException {
        return SERVICE.matcher(Files.readString(STACK.resolve("compose.yaml")))
                .results()
                .toList();
    }

    @Test
    void theDrawingHasEveryPartOfTheStack() throws IOException {
        String drawing = section("How it flows");

        assertThat(services())
                .hasSize(5)
                .allSatisfy(service -> assertThat(drawing).contains("\"" + service.group(1) + "<br/>"));
        assertThat(drawing).contains("```mermaid", "./pipeline run", "./pipeline serve", "Alertmanager");
    }

    @Test
    void theTableOfServicesIsThatOfTheComposeFile() throws IOException {
        String table = section("Start it");

        assertThat(services())
                .hasSize(5)
                .allSatisfy(service ->
                        assertThat(table).contains("| `" + service.group(1) + "` | `" + service.group(2) + "` |"));
    }

    private static List<Long> numbers(String row) throws IOException {
        return section("With ten times as many pipelines")
                .lines()
                .filter(line -> line.startsWith("| " + row))
                .flatMap(line ->
                        NUMBER.matcher(line.substring(line.indexOf('|', 2))).results())
                .map(number -> Long.parseLong(number.group().replace(",", "")))
                .toList();
    }

    @Test
    void theReckoningAddsUp() throws IOException {
        long series = numbers("series |").get(0);
        long bytes = numbers("log bytes |").get(0);
        long spans = numbers("spans |").get(0);
        long kilobytes =
                Long.parseLong(section("With ten times as many pipelines").replaceAll("(?s).*at (\\d+) each.*", "$1"));

        assertThat(numbers("runs a day")).containsExactly(24 * 10L, 24 * 100L);
        assertThat(numbers("new series a day")).containsExactly(240 * series, 2400 * series);
        assertThat(numbers("series in Prometheus' memory")).containsExactly(30 * series, 300 * series);
        assertThat(numbers("KB of memory")).containsExactly(30 * series * kilobytes, 300 * series * kilobytes);
        assertThat(numbers("log bytes a day")).containsExactly(240 * bytes, 2400 * bytes);
        assertThat(numbers("spans a day")).containsExactly(240 * spans, 2400 * spans);
    }

    @Test
    void everyAlertIsListed() throws IOException {
        List<String> alerts = ALERT.matcher(Files.readString(STACK.resolve("alerts.yaml")))
                .results()
                .map(one -> one.group(1))
                .toList();

        assertThat(section("Alerts")
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("`")[1]))
                .isNotEmpty()
                .containsExactlyElementsOf(alerts);
    }
}
