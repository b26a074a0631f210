package dev.etlpipeline.observability.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.SettingsReference;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.ObservabilityModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the tables by which docs/observability/monitoring-architecture.md weighs tools against each other and the code. */
class ToolsWeighedTest {

    private static final Path PAGE = Path.of("..", "docs", "observability", "monitoring-architecture.md");
    private static final Pattern SWITCH =
            Pattern.compile("(?m)^\\| `(observability\\.(?:azure|metrics|trace)\\.[a-z-]+)` \\| true or false \\|");
    private static final String ALL_OF_IT = "observability.metrics.enabled";
    private static final int BEST = 5;
    private static final int TOOLS = 4;
    private static final int FIRST_TOOL = 2;

    /** What counts, its weight, and what each tool has of it; the leading one is the first. */
    private record Line(String what, int weight, List<Integer> scores, String level) {

        static Line of(List<String> cells) {
            return new Line(
                    cells.get(0),
                    Integer.parseInt(cells.get(1)),
                    cells.subList(FIRST_TOOL, FIRST_TOOL + TOOLS).stream()
                            .map(Integer::valueOf)
                            .toList(),
                    cells.get(FIRST_TOOL + TOOLS));
        }
    }

    /** Cells of the table whose head begins so, the head among them, emphasis left out. */
    private static List<List<String>> table(String head) throws IOException {
        return Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.startsWith(head))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("| ---"))
                .map(line -> Arrays.stream(line.replace("**", "").split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<List<String>> scores() throws IOException {
        return table("| what counts | weight |");
    }

    private static List<Line> lines() throws IOException {
        return scores().stream().skip(2).map(Line::of).toList();
    }

    private static int points(List<Line> lines, int tool) {
        return lines.stream()
                .mapToInt(line -> line.weight() * line.scores().get(tool))
                .sum();
    }

    @Test
    @Criterion("monitoring-architecture.2")
    void theScoresAddUpAndTheChosenToolLeads() throws IOException {
        List<Line> lines = lines();
        List<Integer> totals = IntStream.range(0, TOOLS)
                .map(tool -> points(lines, tool) / BEST)
                .boxed()
                .toList();

        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(line.scores()).allMatch(score -> score >= 0 && score <= BEST));
        assertThat(lines.stream().mapToInt(Line::weight).sum()).isEqualTo(100);
        assertThat(scores().get(1).subList(1, FIRST_TOOL + TOOLS))
                .isEqualTo(Stream.concat(Stream.of(100), totals.stream())
                        .map(String::valueOf)
                        .toList());
        assertThat(totals.stream().skip(1)).allMatch(total -> total < totals.get(0));
        assertThat(Files.readString(PAGE)).contains("**Chosen: Prometheus and Grafana, with Loki and Tempo");
    }

    @Test
    @Criterion("monitoring-architecture.2")
    void itIsSaidWhichWeightWouldTurnTheChoice() throws IOException {
        List<Line> lines = lines();
        List<String> names = scores().get(0).subList(FIRST_TOOL, FIRST_TOOL + TOOLS);

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.level()).as(line.what()).isEqualTo(level(lines, line, names)));
    }

    /** The first tool that would have as much as the leading one, were this line's weight the least that makes it so. */
    private static String level(List<Line> lines, Line line, List<String> names) {
        String level = "none";
        int least = Integer.MAX_VALUE;
        for (int tool = 1; tool < TOOLS; tool++) {
            int gain = line.scores().get(tool) - line.scores().get(0);
            int behind = points(lines, 0) - points(lines, tool);
            int from = gain <= 0 ? Integer.MAX_VALUE : line.weight() + (behind + gain - 1) / gain;
            if (from < least) {
                least = from;
                level = names.get(tool) + " from " + from;
            }
        }
        return level;
    }

    @Test
    @Criterion("monitoring-architecture.2")
    void everySwitchOfWhatLeavesIsListedWithATestThatSawIt() throws IOException {
        ObservabilityModule module = new ObservabilityModule();
        Set<String> switches = SWITCH.matcher(SettingsReference.module(module.name(), module.settings()))
                .results()
                .map(found -> found.group(1))
                .filter(key -> !key.equals(ALL_OF_IT))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> listed = new ArrayList<>();
        Set<String> tests = tests();
        for (List<String> row :
                table("| what leaves | setting |").stream().skip(1).toList()) {
            listed.add(row.get(1).replace("`", ""));
            assertThat(tests).contains(row.get(row.size() - 1).replace("`", "") + ".java");
        }

        assertThat(switches).hasSizeGreaterThan(5);
        switches.add("paths.logs");
        assertThat(listed).containsExactlyInAnyOrderElementsOf(switches);
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
        }
    }
}
