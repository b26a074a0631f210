package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That docs/observability/change-log.md says what is so: entries, form, places, versions. */
class ChangeLogPageTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern FIELD = Pattern.compile("^\\*\\*([A-Z][a-z ]+)\\*\\*", Pattern.MULTILINE);
    private static final Pattern VERSION = Pattern.compile("<version>(\\d[^<]*)</version>");
    private static final List<String> MODULES = List.of(
            "pipeline-resilience", "pipeline-observability", "chaos-scenarios", "pipeline-app", "pipeline-sandbox");

    private final Page page = Page.of("docs/observability/change-log.md");

    private static List<String> codes(String cell) {
        List<String> codes =
                CODE.matcher(cell).results().map(code -> code.group(1)).toList();
        return codes.isEmpty() ? List.of(cell) : codes;
    }

    private static String project(String file) {
        return Page.text(Page.root().resolve(file));
    }

    @Test
    void whatThereWasStandsInTheChangelog() {
        String changelog = project("CHANGELOG.md").replaceAll("\\s+", " ");

        assertThat(page.rows("before-the-sprints")).hasSizeGreaterThan(7).allSatisfy(row -> {
            assertThat(row).doesNotContain("");
            assertThat(changelog).contains(row.get(2));
        });
    }

    @Test
    void theExampleFillsInTheFormThatLiesReady() {
        List<String> form = fields(project(".github/pull_request_template.md"));
        String example = page.blocks().get(0).text();

        assertThat(form).hasSizeGreaterThan(6);
        assertThat(fields(example)).isEqualTo(form);
        assertThat(FIELD.split(example)).allSatisfy(answer -> assertThat(answer).doesNotContain("<!--"));
        assertThat(project("CHANGELOG.md").replaceAll("\\s+", " "))
                .contains("A file whose first records say that an optional column was renamed");
    }

    private static List<String> fields(String text) {
        return FIELD.matcher(text).results().map(field -> field.group(1)).toList();
    }

    @Test
    void whereAgreementIsSeenIsThere() {
        assertThat(page.rows("who-agrees-to-what")).hasSizeGreaterThan(8).allSatisfy(row -> {
            assertThat(row).doesNotContain("");
            files(row.get(2))
                    .forEach(file -> assertThat(Page.root().resolve(file)).exists());
            files(row.get(3))
                    .forEach(file -> assertThat(Page.root().resolve(file)).exists());
            CODE.matcher(row.get(3))
                    .results()
                    .map(code -> code.group(1))
                    .filter(name -> !name.contains("."))
                    .forEach(name -> assertThat(isATest(name) || aModuleIsGone())
                            .as(name)
                            .isTrue());
        });
    }

    private static List<String> files(String cell) {
        return codes(cell).stream()
                .filter(code -> code.matches("\\S+\\.(md|yml|yaml|xml)"))
                .toList();
    }

    private static boolean aModuleIsGone() {
        return MODULES.stream()
                .anyMatch(module -> !Files.isDirectory(Page.root().resolve(module)));
    }

    private static boolean isATest(String name) {
        try (Stream<Path> files = Files.find(
                Page.root(),
                Integer.MAX_VALUE,
                (file, attributes) ->
                        file.endsWith(name + ".java") && !file.toString().contains("target"))) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void versionsAreKeptAsThePageSays() {
        String text = Page.text(page.file());

        assertThat(page.rows("versions"))
                .hasSizeGreaterThan(6)
                .allSatisfy(row -> assertThat(row).doesNotContain(""));
        assertThat(VERSION.matcher(project("pom.xml")).results().map(version -> version.group(1)))
                .anySatisfy(version -> assertThat(text).contains("`" + version + "` in `pom.xml`"));
        assertThat(project("CONTRIBUTING.md")).contains("at most 60 characters");
        assertThat(project("CHANGELOG.md")).contains("[Unreleased]", "Semantic Versioning");
        assertThat(project(".github/workflows/ci.yml")).contains("push:", "pull_request:");
    }
}
