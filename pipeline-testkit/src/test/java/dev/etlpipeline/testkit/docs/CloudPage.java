package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.testkit.docs.CloudPipeline.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page that compares this pipeline with one for a cloud service: its tables, held against that pipeline and the tests here. */
final class CloudPage {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern SOURCE = Pattern.compile("\\[[^\\]]+\\]\\(https://[^)\\s]+\\)");
    private static final Pattern PROOF = Pattern.compile("(\\w+)#(\\w+)");

    private final Page page;
    private final CloudPipeline pipeline;

    CloudPage(String page, CloudPipeline pipeline) {
        this.page = Page.of(page);
        this.pipeline = pipeline;
    }

    List<List<String>> rows(String section) {
        List<List<String>> rows = page.rows(section);
        assertThat(rows).as(section).isNotEmpty();
        return rows;
    }

    /** That each row of a section names in that column where it comes from. */
    void namesSources(String section, int column) {
        assertThat(rows(section))
                .allSatisfy(row -> assertThat(row.get(column)).as(row.get(0)).containsPattern(SOURCE));
    }

    /** That what a row names in its last but one column is set to what its last one says. */
    void showsWhatIsSet(String section, int least) {
        List<List<String>> set = rows(section).stream()
                .filter(row -> !row.get(row.size() - 1).isEmpty())
                .toList();
        assertThat(set).hasSizeGreaterThanOrEqualTo(least);
        assertThat(set).allSatisfy(row -> {
            JsonNode value = pipeline.at(row.get(row.size() - 2));
            assertThat(value.isTextual() ? value.asText() : value.toString())
                    .as(row.get(row.size() - 2))
                    .isEqualTo(row.get(row.size() - 1));
        });
    }

    /** That the section's table is of the pipeline's activities, in their order, with their types. */
    void listsTheActivities(String section) {
        assertThat(rows(section).stream().map(row -> row.get(0) + " " + row.get(1)))
                .containsExactlyElementsOf(pipeline.activities().entrySet().stream()
                        .map(activity -> activity.getKey() + " "
                                + activity.getValue().path("type").asText())
                        .toList());
    }

    /** That the pipeline goes as each row of the section says: what fails, what is skipped, and how all ends. */
    void endsAsSaid(String section) {
        assertThat(rows(section)).allSatisfy(row -> {
            Set<String> fails = words(row.get(1));

            Map<String, Ended> ended = pipeline.play(fails);

            assertThat(of(ended, Ended.FAILED)).as(row.get(0)).isEqualTo(fails);
            assertThat(of(ended, Ended.SKIPPED)).as(row.get(0)).isEqualTo(words(row.get(2)));
            assertThat(pipeline.outcome(ended).name()).as(row.get(0)).isEqualToIgnoringCase(row.get(3));
        });
    }

    private static Set<String> of(Map<String, Ended> all, Ended ended) {
        return all.entrySet().stream()
                .filter(each -> each.getValue() == ended)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands in backticks in a cell, or all of it where its only ones are off already. */
    static Set<String> words(String cell) {
        Set<String> words =
                CODE.matcher(cell).results().map(word -> word.group(1)).collect(Collectors.toSet());
        return words.isEmpty() && !cell.isEmpty() ? new TreeSet<>(Set.of(cell)) : new TreeSet<>(words);
    }

    /** That each row's last column names a test that is there. */
    void namesTests(String section) {
        assertThat(rows(section)).allSatisfy(row -> {
            Matcher proof = PROOF.matcher(row.get(row.size() - 1));
            assertThat(proof.find()).as(row.get(0)).isTrue();
            assertThat(isThere(proof.group(1), proof.group(2)))
                    .as(proof.group())
                    .isTrue();
        });
    }

    private static boolean isThere(String type, String method) {
        try (Stream<Path> files = Files.find(
                Page.root(),
                Integer.MAX_VALUE,
                (file, attributes) ->
                        file.endsWith(type + ".java") && !file.toString().contains("target"))) {
            return files.anyMatch(file -> Page.text(file).contains(" void " + method + "("));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
