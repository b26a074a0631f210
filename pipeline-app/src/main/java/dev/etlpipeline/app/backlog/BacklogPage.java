package dev.etlpipeline.app.backlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The board as one HTML page that needs nothing else: no network, and no script but for its filters. */
public final class BacklogPage {

    private static final Map<Integer, String> SPRINTS = Map.of(1, "Observable", 2, "Resilient", 3, "Governed");

    private final Board board;

    private BacklogPage(Board board) {
        this.board = board;
    }

    /** @param made when, to be said on it */
    public static String of(Board board, Instant made) {
        BacklogPage page = new BacklogPage(board);
        List<Story> stories = board.backlog().stories();
        return template()
                .replace("{{summary}}", page.summary(stories))
                .replace("{{made}}", made.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("{{problems}}", page.problems())
                .replace(
                        "{{stories}}",
                        SPRINTS.keySet().stream().sorted().map(page::sprint).collect(Collectors.joining()));
    }

    private static String template() {
        try (InputStream resource = BacklogPage.class.getResourceAsStream("backlog.html")) {
            if (resource == null) {
                throw new IllegalStateException("backlog.html is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String summary(List<Story> stories) {
        Map<StoryState, Long> states =
                stories.stream().collect(Collectors.groupingBy(board::state, Collectors.counting()));
        long proven = stories.stream().mapToLong(board::proven).sum();
        long all = stories.stream().mapToLong(story -> story.criteria().size()).sum();
        return stories.size() + " stories: "
                + states.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(state -> state.getValue() + " " + state.getKey().word())
                        .collect(Collectors.joining(", "))
                + ". " + proven + " of " + all + " criteria have a proof.";
    }

    private String problems() {
        if (board.problems().isEmpty()) {
            return "";
        }
        return "<section class=\"problems\" aria-label=\"Problems\"><h2>The backlog does not hold</h2><ul>"
                + board.problems().stream()
                        .map(problem -> "<li>" + escaped(problem) + "</li>")
                        .collect(Collectors.joining())
                + "</ul></section>";
    }

    private String sprint(int number) {
        return "<section class=\"sprint\"><h2>Sprint " + number + ": " + SPRINTS.get(number) + "</h2>\n"
                + board.backlog().stories().stream()
                        .filter(story -> story.sprint() == number)
                        .map(this::story)
                        .collect(Collectors.joining())
                + "</section>\n";
    }

    private String story(Story story) {
        StoryState state = board.state(story);
        String word = escaped(state.word());
        return "<details class=\"story\" id=\"" + escaped(story.slug()) + "\" data-sprint=\"" + story.sprint()
                + "\" data-level=\"" + escaped(story.level()) + "\" data-state=\"" + word + "\" data-text=\""
                + escaped(searched(story)) + "\">\n<summary><span class=\"title\">" + escaped(story.title())
                + "</span> <code>" + escaped(story.slug()) + "</code><span class=\"facts\"><span class=\"state "
                + state.name().toLowerCase(Locale.ROOT) + "\">" + word + "</span> <span>" + escaped(story.level())
                + " · " + story.points() + (story.points() == 1 ? " point" : " points") + "</span> <span>"
                + board.proven(story) + "/" + story.criteria().size() + " proven</span></span></summary>\n<p>As "
                + ("AEIOU".indexOf(story.role().charAt(0)) >= 0 ? "an " : "a ") + escaped(story.role()) + ", "
                + escaped(story.sentence()) + "</p>\n<p class=\"where\">" + escaped(kind(story))
                + "</p>\n<ul class=\"criteria\">"
                + story.criteria().stream().map(this::criterion).collect(Collectors.joining())
                + "</ul></details>\n";
    }

    private String kind(Story story) {
        String what = switch (story.kind()) {
            case "both" -> "Code and page";
            case "doc" -> "Page";
            default -> "Code";
        };
        return what + " in " + story.module() + (board.isInBuild(story) ? "" : ", which is not in this build");
    }

    private static String searched(Story story) {
        String criteria = story.criteria().stream().map(Wanted::text).collect(Collectors.joining(" "));
        return String.join(" ", story.slug(), story.title(), story.role(), story.sentence(), story.module(), criteria)
                .toLowerCase(Locale.ROOT);
    }

    private String criterion(Wanted wanted) {
        List<Evidence> proofs = board.evidence(wanted);
        return "<li id=\"" + escaped(wanted.id()) + "\"><code>" + escaped(wanted.id()) + "</code> "
                + escaped(wanted.text())
                + (proofs.isEmpty()
                        ? "<p class=\"none\">Nothing proves it yet.</p>"
                        : proofs.stream()
                                .map(BacklogPage::proof)
                                .collect(Collectors.joining("", "<ul class=\"proofs\">", "</ul>")))
                + "</li>\n";
    }

    private static String proof(Evidence evidence) {
        String word = evidence.proof().ranBy().isEmpty()
                ? "checked"
                : evidence.last()
                        .map(last -> last.outcome().name().toLowerCase(Locale.ROOT))
                        .orElse("not run");
        return "<li><span class=\"outcome " + word.replace(' ', '-') + "\">" + word + "</span> "
                + escaped(evidence.proof().shown())
                + "<span class=\"where\">" + escaped(evidence.proof().place())
                + evidence.last().map(last -> ", " + last.at()).orElse("") + "</span></li>";
    }

    /** Fit for text and for attributes in double quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
