package dev.etlpipeline.app.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogPageTest {

    @TempDir
    Path home;

    @Test
    void showsEachCriterionWithItsProofsAndTheirLastResult() {
        String page = page(project()
                .test("ATest", "class ATest { @Test @Criterion(\"configuration.1\") void holds() {} }")
                .results(List.of("FAILED 2026-01-02T12:00:00Z a.ATest a.ATest holds")));

        assertThat(page)
                .contains("id=\"configuration\"", "id=\"configuration.1\"", "id=\"configuration.2\"", "id=\"retry.2\"")
                .contains("<span class=\"outcome failed\">failed</span> ATest.holds", "2026-01-02T12:00:00Z")
                .contains("1/2 proven", "Nothing proves it yet.")
                .contains("3 stories: 2 open, 1 in progress. 1 of 6 criteria have a proof.")
                .doesNotContain("{{");
    }

    @Test
    void canBeFilteredBySprintLevelStateAndText() {
        assertThat(page(project()))
                .contains(
                        "data-sprint=\"1\" data-level=\"L2\" data-state=\"in progress\" data-text=\"configuration about")
                .contains(
                        "<select id=\"sprint\">",
                        "<select id=\"level\">",
                        "<select id=\"state\">",
                        "<input id=\"text\"");
    }

    @Test
    void escapesWhateverPeopleWrite() {
        String evil = "<script>alert('x')</script> & \\\"y\\\"";
        ProjectFixture project = project()
                .backlog(ProjectFixture.story("retry", "pipeline-core", "open")
                        .replace("title: About retry", "title: \"" + evil + "\"")
                        .replace("The first thing about retry.", "\"" + evil + "\"")
                        .replace("role: Engineer", "role: \"" + evil + "\""));

        assertThat(page(project))
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;")
                .doesNotContain("<script>alert")
                .doesNotContain("\"y\"");
    }

    @Test
    void saysWhatRefutesTheBacklog() {
        assertThat(page(project().page("---\nmeet: {}\n---\n"))).contains("The backlog does not hold", "docs/page.md");
        assertThat(page(project().page(""))).doesNotContain("The backlog does not hold");
    }

    @Test
    void fetchesNothing() {
        assertThat(page(project()))
                .contains("default-src 'none'")
                .doesNotContain("src=", "href=", "@import", "url(", "http:", "https:");
    }

    private ProjectFixture project() {
        return new ProjectFixture(home);
    }

    private static String page(ProjectFixture project) {
        return BacklogPage.of(project.board(), Instant.parse("2026-01-02T03:04:05Z"));
    }
}
