package dev.etlpipeline.app.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    @Test
    void readsWhatAPageMeetsInOneWayOrSeveral() {
        Pages pages = pages("""
                meets:
                  retry.1: {heading: First, command: ./pipeline run}
                  retry.2:
                    - {heading: First, table: a, test: "a.ATest#holds"}
                    - {heading: Second, figure: 7, test: "a.ATest#holds"}
                """);

        assertThat(pages.problems()).isEmpty();
        assertThat(pages.claims())
                .containsExactly(
                        new Claim("retry.1", "docs/page.md", "First", "command", "./pipeline run", null),
                        new Claim("retry.2", "docs/page.md", "First", "table", "a", "a.ATest#holds"),
                        new Claim("retry.2", "docs/page.md", "Second", "figure", "7", "a.ATest#holds"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meet: {} | 'may have the keys [exercise, meets], and no others'",
                "'{meets: {}, title: x}' | 'may have the keys [exercise, meets], and no others'",
                "meets: x | must have a map of criteria under the key meets",
                "meets | must be a map",
                "'meets: [' | is no YAML that can be read",
                "meets: {retry.1: yes} | retry.1 needs a heading and what proves it there",
                "'meets: {retry.1: {heading: First}}' | 'retry.1 needs a heading, and one of command, figure, table, drawing'",
                "'meets: {retry.1: {command: ./pipeline run}}' | retry.1 needs a heading",
                "'meets: {retry.1: {heading: First, command: a, table: b}}' | retry.1 needs a heading, and one of",
                "'meets: {retry.1: {heading: First, comand: a}}' | 'retry.1 has no key ''comand'''",
                "'meets: {retry.1: {heading: First, table: a}}' | 'is proven by a table, and names no test that checks it'"
            })
    void refusesFrontMatterThatCannotBeChecked(String matter, String why) {
        Pages pages = pages(matter);

        assertThat(pages.claims()).isEmpty();
        assertThat(pages.problems())
                .singleElement()
                .asString()
                .startsWith("docs/page.md: ")
                .contains(why);
    }

    @Test
    void saysWhatAPageLacksThatItNames() {
        Pages pages = pages("meets: {}");

        assertThat(pages.fault(new Claim("retry.1", "docs/page.md", "First", "command", "./pipeline run", null)))
                .isEmpty();
        assertThat(pages.fault(new Claim("retry.1", "docs/page.md", "Third", "command", "./pipeline run", null)))
                .contains("there is no heading 'Third'");
        assertThat(pages.fault(new Claim("retry.1", "docs/page.md", "First", "table", "./pipeline run", null)))
                .contains("there is no table with './pipeline run' under 'First'");
    }

    private static Pages pages(String matter) {
        Pages pages = new Pages();
        pages.add("docs/page.md", Page.of("---\n" + matter + "\n---\n## First\n`./pipeline run`\n"));
        return pages;
    }
}
