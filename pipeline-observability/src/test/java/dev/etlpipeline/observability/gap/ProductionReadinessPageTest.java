package dev.etlpipeline.observability.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.observability.DocsPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds docs/observability/production-readiness.md against tests, backlog and its own rule. */
class ProductionReadinessPageTest {

    private final DocsPage page = new DocsPage("production-readiness.md");

    private List<List<String>> gaps() {
        return page.rows("The gaps, ranked");
    }

    private List<String> names() {
        return gaps().stream().map(row -> DocsPage.codes(row.get(0)).get(0)).toList();
    }

    @Test
    void whatIsThereHasEvidenceAndWhatIsLackingANamedGap() {
        List<List<String>> items = page.rows("The checklist");
        List<String> named = new ArrayList<>();

        assertThat(items).hasSizeGreaterThan(25).allSatisfy(row -> {
            assertThat(row.get(2)).isIn("there", "partly", "lacking");
            List<String> evidence = DocsPage.codes(row.get(3));
            List<String> tests = evidence.stream()
                    .filter(word -> Character.isUpperCase(word.charAt(0)))
                    .toList();
            List<String> open =
                    evidence.stream().filter(word -> !tests.contains(word)).toList();
            assertThat(tests.isEmpty()).as(row.get(1)).isEqualTo(row.get(2).equals("lacking"));
            assertThat(open.isEmpty()).as(row.get(1)).isEqualTo(row.get(2).equals("there"));
            assertThat(tests).allSatisfy(DocsPage::assertIsATest);
            named.addAll(open);
        });
        assertThat(named).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void everyAreaHasItsGapsWithWhatCouldHappen() {
        assertThat(gaps().stream().map(row -> row.get(1))).contains("monitoring", "security", "reliability");
        assertThat(gaps()).allSatisfy(row -> assertThat(row).hasSize(6).doesNotContain(""));
    }

    @Test
    void theGapsStandAsTheRuleSays() {
        List<List<String>> ranked = gaps().stream()
                .sorted(Comparator.<List<String>>comparingInt(row -> -number(row, 3) * number(row, 4))
                        .thenComparingInt(row -> number(row, 5)))
                .toList();

        assertThat(gaps()).isEqualTo(ranked);
        assertThat(gaps()).allSatisfy(row -> {
            assertThat(number(row, 3)).isBetween(1, 3);
            assertThat(number(row, 4)).isBetween(1, 3);
        });
    }

    private static int number(List<String> row, int column) {
        return Integer.parseInt(row.get(column));
    }

    @Test
    void everyGapIsClosedByAnOpenStoryInTheOrderOfTheRanking() {
        Map<String, String> states = stories();
        List<List<String>> rows = page.rows("The way there");

        assertThat(rows.stream().map(row -> DocsPage.codes(row.get(1)).get(0))).isEqualTo(names());
        assertThat(rows).allSatisfy(row -> {
            List<String> stories = DocsPage.codes(row.get(2));
            assertThat(states.keySet()).containsAll(stories);
            assertThat(stories.stream().map(states::get).toList())
                    .as(row.get(1) + " is closed: take it off this page")
                    .anyMatch(state -> !state.equals("done"));
        });
    }

    private static Map<String, String> stories() {
        Map<String, List<Map<String, Object>>> backlog = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(DocsPage.text(DocsPage.project("seeds/backlog.yaml")));
        return backlog.get("stories").stream()
                .collect(Collectors.toMap(
                        story -> String.valueOf(story.get("slug")), story -> String.valueOf(story.get("state"))));
    }
}
