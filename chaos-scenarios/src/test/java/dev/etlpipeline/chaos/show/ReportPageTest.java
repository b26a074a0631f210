package dev.etlpipeline.chaos.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.DrillWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

    private static final Instant MADE = Instant.parse("2026-03-05T01:02:03Z");
    private static final Set<String> VOID = Set.of("meta", "br", "!doctype", "rect", "line", "path");

    @TempDir
    Path home;

    private DrillFolder folder;

    @BeforeEach
    void place() {
        folder = new DrillFolder(home.resolve("target/drills/tiny"));
    }

    private String page() throws IOException {
        return Files.readString(new Reports(home).write(folder, MADE));
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void showsFaultDetectionRecoveryAndCompletionWithTheirTimes() throws IOException {
        TinyDrill.run(folder, null);

        String page = page();

        assertThat(page)
                .contains(">fault injected<", ">felt +", ">fault over +", ">first commit +", ">run over +")
                .contains(
                        "class=\"rows\"",
                        "class=\"area\"",
                        "class=\"away\"",
                        ">at most 10<",
                        ">breaker api<",
                        ">opened<")
                .contains("PASSED", "seed 7", "Begun 2026-03-04 05:06:07 UTC", "made 2026-03-05 01:02:03 UTC");
    }

    @Test
    void showsEachInvariantWithTheSqlThatCheckedIt() throws IOException {
        TinyDrill.run(folder, null);

        assertThat(page())
                .contains("nothing is &lt;lost&gt;", "SELECT COUNT(*) FROM t WHERE a &lt; 3 AND b &gt; &#39;x&#39;")
                .contains("no &lt;window&gt;", ">SKIPPED<", ">HELD<");
    }

    @Test
    void showsTheNegativeControlBeside() throws IOException {
        TinyDrill.run(folder, null);
        TinyDrill.run(folder, "splice");

        assertThat(page())
                .contains("<th scope=\"col\">without splice</th>", "1 of &lt;1000&gt; &amp; more", "class=\"control\"")
                .contains("without splice (line-cut)", "FAILED</span> as it must")
                .doesNotContain("No negative control was run yet");
    }

    @Test
    void saysThatWithoutANegativeControlNothingIsProven() throws IOException {
        TinyDrill.run(folder, null);

        assertThat(page()).contains("No negative control was run yet", "chaos run tiny --without-protection");
    }

    @Test
    void saysWhereANegativeControlDidNotFail() throws IOException {
        TinyDrill blind = new TinyDrill(false);
        TinyDrill.run(blind, folder, null, null, new DrillWatcher() {});
        TinyDrill.run(blind, folder, "splice", null, new DrillWatcher() {});

        assertThat(page())
                .contains("the drill proves nothing about this protection")
                .doesNotContain("as it must");
    }

    @Test
    void showsAControlAloneWhereOnlyThatWasRun() throws IOException {
        TinyDrill.run(folder, "splice");

        assertThat(page()).contains("WITHOUT splice", "A negative control:", "FAILED");
    }

    @Test
    void showsWarningsAndTheRunsBeginAndEndFromTheLog() throws IOException {
        TinyDrill.run(folder, null);
        Files.createDirectories(folder.path().resolve("line-cut"));
        Files.writeString(folder.path().resolve("line-cut/pipeline.log"), """
                2026-01-01T00:00:00Z INFO  [] [main] x.RunSession - Run 1 of tiny begins
                2026-01-01T00:00:00Z INFO  [] [main] x.Other - of no matter
                2026-01-01T00:00:01Z WARN  [] [main] x.Other - the <line> is gone
                """);

        assertThat(page())
                .contains("Key lines of the log (2 of 3", "Run 1 of tiny begins", "the &lt;line&gt; is gone")
                .contains("The log line-slow/pipeline.log is empty, or not there any more")
                .doesNotContain("of no matter");
    }

    @Test
    void showsWhatWasLearned() throws IOException {
        new LessonPage(home, "tiny").add(TinyDrill.run(folder, null), new Lesson("all <b>well", "", "more `tests`"));

        assertThat(page()).contains("What was learned", "Went well: all &lt;b&gt;well", "Changed: more tests");
    }

    @Test
    void isOneSoundPageThatNeedsNothingElse() throws IOException {
        TinyDrill.run(folder, null);
        TinyDrill.run(folder, "splice");
        new LessonPage(home, "tiny").add(folder.last().orElseThrow(), new Lesson("a", "b", "c"));

        String page = page();

        assertThat(page)
                .doesNotContain("http:", "https:", "://", "=\"//", "<link", " src=", "@import", "url(", "<line>");
        assertThat(page).contains("default-src 'none'");
        assertThat(all(" id=\"([^\"]*)\"", page)).doesNotHaveDuplicates().isNotEmpty();
        assertThat(all(" id=\"([^\"]*)\"", page)).containsAll(all(" href=\"#([^\"]*)\"", page));
        assertThat(all(" id=\"([^\"]*)\"", page))
                .containsAll(
                        List.of(all("aria-labelledby=\"([^\"]*)\"", page).get(0).split(" ")));
        assertThat(open(page)).as("elements that are not closed").isEmpty();
    }

    @Test
    void goesDownNoMoreThanOneHeadingAtATime() throws IOException {
        TinyDrill.run(folder, null);

        List<Integer> levels =
                all("<h([1-6])[ >]", page()).stream().map(Integer::valueOf).toList();

        assertThat(levels).startsWith(1, 2).containsOnlyOnce(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    /** Whatever scrolls can be scrolled by keyboard, and says what it is. */
    @Test
    void canBeReadByKeyboard() throws IOException {
        TinyDrill.run(folder, null);

        String page = page();

        assertThat(all("(<div class=\"wide\"[^>]*>)", page))
                .isNotEmpty()
                .allMatch(region -> region.contains("tabindex=\"0\"")
                        && region.contains("aria-label=\"")
                        && region.contains("role=\"region\""));
        assertThat(all("(<svg[^>]*>)", page)).allMatch(svg -> svg.contains("role=\"img\""));
    }

    /** Elements that were opened and not closed, or closed otherwise than they were opened. */
    private static Deque<String> open(String page) {
        Deque<String> open = new ArrayDeque<>();
        String body = page.replaceAll("(?s)<script>.*?</script>|<style>.*?</style>", "");
        for (MatchResult tag : Pattern.compile("<(/?)([!a-z0-9]+)[^>]*>")
                .matcher(body)
                .results()
                .toList()) {
            String name = tag.group(2);
            if (tag.group(1).isEmpty() && !VOID.contains(name)) {
                open.push(name);
            } else if (!tag.group(1).isEmpty() && name.equals(open.peek())) {
                open.pop();
            } else if (!tag.group(1).isEmpty()) {
                open.push("/" + name);
            }
        }
        return open;
    }
}
