package dev.etlpipeline.app;

import dev.etlpipeline.app.backlog.Board;
import dev.etlpipeline.app.backlog.Evidence;
import dev.etlpipeline.app.backlog.LastRun;
import dev.etlpipeline.app.backlog.Story;
import dev.etlpipeline.app.backlog.StoryState;
import dev.etlpipeline.app.backlog.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** The backlog as people read it, within 80 columns. */
final class BacklogText {

    private static final int WIDTH = 80;
    private static final Map<Integer, String> SPRINTS = Map.of(1, "observable", 2, "resilient", 3, "governed");

    private final Screen screen;
    private final Board board;

    BacklogText(Screen screen, Board board) {
        this.screen = screen;
        this.board = board;
    }

    /** Each story with what proves its criteria. */
    String of(List<Story> stories) {
        if (stories.isEmpty()) {
            return "No story fits.\n";
        }
        StringBuilder text = new StringBuilder();
        Map<Integer, List<Story>> sprints =
                stories.stream().collect(Collectors.groupingBy(Story::sprint, TreeMap::new, Collectors.toList()));
        sprints.forEach((sprint, all) -> {
            text.append(screen.styled("bold", "Sprint " + sprint + ": " + SPRINTS.get(sprint)))
                    .append("\n\n");
            all.forEach(story -> text.append(brief(story)).append('\n'));
        });
        return text.append(summary(stories))
                .append("Next: ./pipeline backlog --story ")
                .append(stories.get(0).slug())
                .append('\n')
                .toString();
    }

    private String brief(Story story) {
        StringBuilder text = new StringBuilder();
        text.append(heading(story));
        text.append(facts(story, "", "  "));
        List<String> missing = new ArrayList<>();
        for (Wanted wanted : story.criteria()) {
            if (board.evidence(wanted).isEmpty()) {
                missing.add(wanted.number());
            }
            board.evidence(wanted).forEach(proof -> text.append(brief(wanted, proof)));
        }
        if (!missing.isEmpty()) {
            text.append("  not proven: ").append(String.join(", ", missing)).append('\n');
        }
        return text.toString();
    }

    private String heading(Story story) {
        StringBuilder text = new StringBuilder();
        Wrapped.lines(story.slug() + ": " + story.title(), "", "  ", WIDTH)
                .forEach(line -> text.append(line).append('\n'));
        return screen.styled("bold", story.slug()) + text.substring(story.slug().length());
    }

    /** Colours come last: they take no room on the screen. */
    private String facts(Story story, String before, String indent) {
        String word = board.state(story).word();
        String facts = before + word + ", " + board.proven(story) + " of "
                + story.criteria().size() + " proven; " + story.level() + ", "
                + Figures.count(story.points(), "point") + ", " + place(story);
        StringBuilder text = new StringBuilder();
        wrap(text, facts, indent);
        return text.toString().replaceFirst(word, Matcher.quoteReplacement(styled(board.state(story))));
    }

    private String place(Story story) {
        String what =
                story.kind().equals("both") ? "code and page" : story.kind().equals("doc") ? "page" : "code";
        return what + " in " + story.module() + (board.isInBuild(story) ? "" : " (not in this build)");
    }

    private String brief(Wanted wanted, Evidence evidence) {
        String word = word(evidence);
        List<String> lines = Wrapped.lines(foldable(evidence, WIDTH - 14), "", "", WIDTH - 14);
        String head =
                String.format("  %2s  ", wanted.number()) + styled(evidence, word) + " ".repeat(8 - word.length());
        return head + String.join("\n" + " ".repeat(14), lines) + "\n";
    }

    /** One story, with its criteria in words. */
    String of(Story story) {
        StringBuilder text = new StringBuilder();
        text.append(heading(story)).append('\n');
        wrap(text, "As " + article(story.role()) + " " + story.role() + ", " + story.sentence(), "  ");
        text.append('\n').append(facts(story, "Sprint " + story.sprint() + ", ", "  "));
        for (Wanted wanted : story.criteria()) {
            text.append('\n');
            wrap(text, wanted.id() + "  " + wanted.text(), "  ");
            List<Evidence> proofs = board.evidence(wanted);
            proofs.forEach(proof -> text.append(whole(proof)));
            if (proofs.isEmpty()) {
                text.append("    not proven\n");
            }
        }
        return text.toString();
    }

    private String whole(Evidence evidence) {
        StringBuilder text = new StringBuilder("    " + styled(evidence, word(evidence)));
        evidence.last().ifPresent(last -> text.append(" at ").append(last.at()));
        text.append('\n');
        wrap(text, foldable(evidence, WIDTH - 6), "      ");
        wrap(text, evidence.proof().place(), "      ");
        return text.toString();
    }

    /** The names of class and method may be longer together than a line. */
    private static String foldable(Evidence evidence, int room) {
        String shown = evidence.proof().shown();
        int dot = shown.lastIndexOf('.');
        boolean name = dot > 0 && shown.indexOf(' ') < 0;
        return name && shown.length() > room ? shown.substring(0, dot) + " " + shown.substring(dot) : shown;
    }

    private static void wrap(StringBuilder text, String words, String indent) {
        Wrapped.lines(words, indent, indent, WIDTH)
                .forEach(line -> text.append(line).append('\n'));
    }

    private static String article(String role) {
        return "AEIOU".indexOf(role.charAt(0)) >= 0 ? "an" : "a";
    }

    private String summary(List<Story> stories) {
        Map<StoryState, Long> states =
                stories.stream().collect(Collectors.groupingBy(board::state, TreeMap::new, Collectors.counting()));
        List<String> counts = new ArrayList<>();
        states.forEach((state, count) -> counts.add(count + " " + state.word()));
        long proven = stories.stream().mapToLong(board::proven).sum();
        long all = stories.stream().mapToLong(story -> story.criteria().size()).sum();
        return (stories.size() == 1 ? "1 story: " : stories.size() + " stories: ") + String.join(", ", counts) + "; "
                + proven + " of " + all + " criteria proven\n";
    }

    /** A proof without a test of its own is checked each time that the board is made. */
    private static String word(Evidence evidence) {
        if (evidence.proof().ranBy().isEmpty()) {
            return "checked";
        }
        return evidence.last()
                .map(last -> switch (last.outcome()) {
                    case PASSED -> "passed";
                    case FAILED -> "FAILED";
                    case SKIPPED -> "skipped";
                })
                .orElse("not run");
    }

    private String styled(Evidence evidence, String word) {
        String style = evidence.last()
                .map(LastRun::outcome)
                .map(outcome -> switch (outcome) {
                    case PASSED -> "green";
                    case FAILED -> "bold,red";
                    case SKIPPED -> "yellow";
                })
                .orElse("");
        return style.isEmpty() ? word : screen.styled(style, word);
    }

    private String styled(StoryState state) {
        return switch (state) {
            case DONE -> screen.styled("bold,green", state.word());
            case IN_PROGRESS -> screen.styled("bold,yellow", state.word());
            case OPEN, ABSENT -> state.word();
        };
    }
}
