package dev.etlpipeline.app;

import dev.etlpipeline.app.backlog.BacklogPage;
import dev.etlpipeline.app.backlog.Board;
import dev.etlpipeline.app.backlog.Story;
import dev.etlpipeline.app.backlog.StoryState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the backlog, and what proves it, out of the sources and the results of the tests. */
@Command(
        name = "backlog",
        description = {
            "Shows each story's state and what proves each of its criteria.",
            "Says how that proof last ended, and writes the same as a page, target/backlog/index.html.",
            "Exit code 1 where a story is called done with an unproven criterion, or a proof names what does not exist."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline backlog --sprint 2 --level L2 --open   what there is to pick",
            "  pipeline backlog --story retry                  one story, criteria in words",
            "  pipeline backlog --json"
        })
final class BacklogCommand implements Callable<Integer> {

    private static final String PAGE = "target/backlog/index.html";
    private static final int REFUTED = 1;

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--sprint", paramLabel = "N", description = "Only stories of sprint 1, 2 or 3.")
    @Nullable
    Integer sprint;

    @Option(names = "--level", paramLabel = "LEVEL", description = "Only stories of level L1, L2, L3 or L4.")
    @Nullable
    String level;

    @Option(names = "--open", description = "Only stories that are not done.")
    boolean open;

    @Option(names = "--story", paramLabel = "SLUG", description = "One story, with its criteria in words.")
    @Nullable
    String slug;

    @Option(names = "--json", description = "Prints one JSON object on standard output.")
    boolean json;

    BacklogCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws IOException {
        refuseUnknown();
        Board board = Board.of(app.home(), line -> CommandLines.fault(spec.root(), line));
        List<Story> stories = slug != null
                ? List.of(board.backlog().story(slug))
                : board.backlog().stories().stream()
                        .filter(story -> fits(board, story))
                        .toList();
        Path page = app.home().resolve(PAGE);
        Files.createDirectories(page.getParent());
        Files.writeString(page, BacklogPage.of(board, Clock.systemUTC().instant()));

        BacklogText text = new BacklogText(app.screen(), board);
        app.screen()
                .out()
                .print(
                        json
                                ? BacklogJson.of(board, stories)
                                : slug != null ? text.of(stories.get(0)) : text.of(stories));
        app.screen().out().flush();
        if (!json) {
            app.screen().out().println("\nPage: " + PathText.shown(page));
        }
        return board.problems().isEmpty() ? ExitCode.OK : refuted(board);
    }

    private void refuseUnknown() {
        if (sprint != null && (sprint < 1 || sprint > 3)) {
            throw new ParameterException(spec.commandLine(), "--sprint must be 1, 2 or 3, but is " + sprint);
        }
        if (level != null && !level.toUpperCase(Locale.ROOT).matches("L[1-4]")) {
            throw new ParameterException(spec.commandLine(), "--level must be L1, L2, L3 or L4, but is " + level);
        }
    }

    private boolean fits(Board board, Story story) {
        return (sprint == null || story.sprint() == sprint)
                && (level == null || story.level().equalsIgnoreCase(level))
                && (!open || board.state(story) != StoryState.DONE);
    }

    private int refuted(Board board) {
        app.screen().err().println(app.screen().styled("bold,red", "Error:") + " The backlog does not hold:");
        board.problems().forEach(problem -> app.screen().err().println("  " + problem));
        return REFUTED;
    }
}
