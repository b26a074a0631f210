package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/observability/dashboard-requirements.md against what is served. */
class DashboardRequirementsPageTest {

    private static final Path FOLDER = Path.of("..", "docs", "observability");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");
    private static final Pattern LAW = Pattern.compile("read ([\\d,]+) = ([\\d,]+) inserted \\+ ([\\d,]+) updated"
            + " \\+ ([\\d,]+) unchanged \\+ ([\\d,]+) superseded \\+ ([\\d,]+) quarantined");

    @TempDir
    Path folder;

    private final Set<String> figures = figures();

    private static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String section(String heading) {
        String page = read("dashboard-requirements.md");
        String from = page.substring(page.indexOf("\n## " + heading + "\n") + heading.length() + 5);
        return from.contains("\n## ") ? from.substring(0, from.indexOf("\n## ")) : from;
    }

    /** The cells of a section's table, its head left out. */
    private static List<List<String>> rows(String heading) {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> words(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Every property that the API's description names. */
    private static Set<String> figures() {
        try {
            Set<String> names = new TreeSet<>();
            collect(new ObjectMapper().readTree(Assets.text("openapi.json")), names);
            return names;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.path("properties").fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names));
    }

    @Test
    void theGuideAsksAndMakesNoAnswersUp() {
        assertThat(rows("Interview guide")).hasSizeGreaterThan(5).allSatisfy(row -> {
            assertThat(row.get(1)).contains("?");
            assertThat(row.get(3)).isEmpty();
        });
    }

    @Test
    void everySketchShowsFiguresThatThereAre() {
        List<String> shown = words(IN_BRACES, section("Sketches"));

        assertThat(shown).hasSizeGreaterThan(15);
        assertThat(figures).containsAll(shown);
    }

    @Test
    void everyFormulaIsOverFiguresThatThereAre() {
        assertThat(rows("Key figures")).hasSizeGreaterThan(4).allSatisfy(row -> {
            assertThat(words(CODE, row.get(1))).isNotEmpty();
            assertThat(figures).containsAll(words(CODE, row.get(1)));
            assertThat(row.get(2)).isNotEmpty();
            assertThat(row.get(3)).isNotEmpty();
        });
    }

    @Test
    void everyStoryNamesATestThatThereIs() throws ClassNotFoundException {
        for (List<String> row : rows("Stories")) {
            String[] test = words(CODE, row.get(2)).get(0).split("#");
            Class<?> type = Class.forName(getClass().getPackageName() + "." + test[0]);

            assertThat(type.getDeclaredMethods())
                    .extracting(java.lang.reflect.Method::getName)
                    .contains(test[1]);
        }
    }

    @Test
    void theArrangementIsThatOfTheDashboard() {
        List<String> tiles = new ArrayList<>();
        for (List<String> row : rows("Arrangement")) {
            tiles.add(row.get(1).replace("`", ""));
            assertThat(figures).containsAll(words(CODE, row.get(2)));
        }

        assertThat(tiles)
                .containsExactlyElementsOf(Pages.DASHBOARD.entrySet().stream()
                        .map(tile -> tile.getKey() + ": " + tile.getValue())
                        .toList());
    }

    @Test
    void everyViewerHasASketchAndATile() {
        assertThat(rows("Viewers")).hasSize(4).allSatisfy(row -> {
            assertThat(section("Sketches")).contains(row.get(0));
            assertThat(row.get(1)).endsWith("?");
            assertThat(Pages.DASHBOARD).containsKey(row.get(2).replace("`", ""));
        });
    }

    @Test
    void theMockUpStandsAloneAndItsAccountAddsUp() {
        String mockUp = read("dashboard-mock-up.html");
        Matcher law = LAW.matcher(section("Mock-up"));

        assertThat(law.find()).isTrue();
        List<Long> account = numbers(law.toMatchResult());
        assertThat(account.get(0))
                .isEqualTo(account.stream().skip(1).mapToLong(Long::longValue).sum());
        assertThat(mockUp)
                .contains(law.group(1), law.group(2), law.group(6), "<style>")
                .doesNotContain("<script", "http://", "https://", "href=\"/", "/work");
        Pages.DASHBOARD.values().forEach(heading -> assertThat(mockUp).contains(">" + heading + "</h2>"));
    }

    private static List<Long> numbers(MatchResult law) {
        List<Long> numbers = new ArrayList<>();
        for (int group = 1; group <= law.groupCount(); group++) {
            numbers.add(Long.parseLong(law.group(group).replace(",", "")));
        }
        return numbers;
    }

    @Test
    void everyStepThatIsThereIsServed() throws IOException {
        People people = new People(folder, H2Databases.inFolder(folder));
        try (Served served = new Served(people.workspace())) {
            for (List<String> row : rows("Steps")) {
                if (row.get(2).equals("yes")) {
                    String path = words(CODE, row.get(1)).get(0);

                    assertThat(served.get(path).statusCode()).as(path).isEqualTo(200);
                }
            }
        }
    }
}
