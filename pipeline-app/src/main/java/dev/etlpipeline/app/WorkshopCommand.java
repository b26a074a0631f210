package dev.etlpipeline.app;

import dev.etlpipeline.app.backlog.BacklogException;
import dev.etlpipeline.app.backlog.Board;
import dev.etlpipeline.app.backlog.LastRun;
import dev.etlpipeline.app.backlog.Story;
import dev.etlpipeline.app.backlog.Wanted;
import dev.etlpipeline.app.workshop.ParticipantCopy;
import dev.etlpipeline.app.workshop.StoryExercise;
import dev.etlpipeline.app.workshop.StoryExercises;
import dev.etlpipeline.app.workshop.StoryTests;
import dev.etlpipeline.core.definition.DidYouMean;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets participants up with a story, and tells whether it holds. */
@Command(
        name = "workshop",
        description = {
            "Makes a copy of the project without a story's reference answer, to do the story again.",
            "Then says which of its criteria hold. Your own tree stays as it is."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline workshop list                 the stories there are, and their pages",
            "  pipeline workshop start retry          a copy in var/workshop/retry",
            "  pipeline workshop check var/workshop/retry",
            "  pipeline workshop solution retry"
        })
final class WorkshopCommand implements Runnable {

    private static final String COPIES = "var/workshop";
    private static final int FAILURES_SHOWN = 8;
    private static final int NOT_YET = 1;

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    WorkshopCommand(App app) {
        this.app = app;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "list",
            description = "Lists the stories that can be done again.",
            footerHeading = "%nExamples:%n",
            footer = "  pipeline workshop list")
    int list() throws IOException {
        Board board = board(app.home());
        for (StoryExercise exercise : StoryExercises.in(app.home())) {
            Story story = board.backlog().story(exercise.story());
            out().println(app.screen().styled("bold", story.slug()) + ": " + story.title() + " (" + story.level()
                    + (board.isInBuild(story) ? "" : ", not in this build") + ")");
            out().println("  " + exercise.page());
        }
        out().println("\nNext: ./pipeline workshop start STORY");
        return ExitCode.OK;
    }

    @Command(
            name = "start",
            description = "Copies the project without a story's reference answer; some of its tests fail there.",
            footerHeading = "%nExamples:%n",
            footer = {"  pipeline workshop start retry", "  pipeline workshop start retry --into ~/retry"})
    int start(
            @Parameters(paramLabel = "STORY", description = "A story that ./pipeline workshop list names.")
                    String story,
            @Option(
                            names = "--into",
                            paramLabel = "FOLDER",
                            description = "Where to, a folder that is not there yet (default: var/workshop/STORY).")
                    @Nullable
                    Path into)
            throws IOException {
        StoryExercise exercise = exercise(story);
        Path folder = into == null ? app.inHome(COPIES).resolve(story) : into.toAbsolutePath();
        ParticipantCopy copy = ParticipantCopy.make(app.home(), exercise, folder);
        String shown = PathText.shown(copy.folder());
        out().println("Made " + shown + ", where this is missing:");
        exercise.answers().forEach(answer -> out().println("  " + answer.type() + ", method " + answer.method()));
        out().println("Its tests, which fail now:");
        exercise.tests().forEach(test -> out().println("  " + test));
        out().println("What to do, and hints: " + exercise.page());
        out().println("\nNext: ./pipeline workshop check " + shown);
        return ExitCode.OK;
    }

    @Command(
            name = "check",
            description = {
                "Runs the story's tests in a copy, and says which criteria hold.",
                "Exit code 1 where not all do."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  pipeline workshop check var/workshop/retry",
                "  cd var/workshop/retry; ./pipeline workshop check"
            })
    int check(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FOLDER",
                            description = "A copy that start made (default: the project that this command is of).")
                    @Nullable
                    Path folder)
            throws IOException, InterruptedException {
        ParticipantCopy copy = ParticipantCopy.open(folder == null ? app.home() : folder.toAbsolutePath());
        StoryTests tests = new StoryTests(copy.folder());
        app.screen()
                .err()
                .println("Maven compiles and runs " + copy.exercise().tests().size() + " test classes; the first"
                        + " time takes a minute ...");
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        boolean passed = tests.pass(copy.exercise().tests(), List.of());
        Board board = board(copy.folder());
        boolean hold = true;
        for (Wanted wanted : board.backlog().story(copy.exercise().story()).criteria()) {
            Optional<LastRun> last = lastSince(board, wanted, began);
            hold &= last.map(run -> run.outcome() != LastRun.Outcome.FAILED).orElse(true);
            out().println(word(last) + "  " + wanted.id() + "  " + wanted.text());
        }
        if (passed && hold) {
            out().println("\nAll tests of this exercise pass. Compare: ./pipeline workshop solution "
                    + copy.exercise().story());
            return ExitCode.OK;
        }
        out().println();
        tests.failures(FAILURES_SHOWN).forEach(line -> out().println("  " + line));
        out().println("Not yet; all that Maven said is in " + PathText.shown(tests.log()) + ".");
        return NOT_YET;
    }

    @Command(
            name = "solution",
            description = "Shows a story's reference answer; with --apply, puts it into a copy.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  pipeline workshop solution retry",
                "  pipeline workshop solution retry --apply var/workshop/retry"
            })
    int solution(
            @Parameters(paramLabel = "STORY", description = "A story that ./pipeline workshop list names.")
                    String story,
            @Option(
                            names = "--apply",
                            paramLabel = "FOLDER",
                            description = "A copy that start made: its files become what they were.")
                    @Nullable
                    Path apply)
            throws IOException {
        StoryExercise exercise = exercise(story);
        if (apply != null) {
            ParticipantCopy copy = ParticipantCopy.open(apply.toAbsolutePath());
            if (!copy.exercise().story().equals(story)) {
                throw new ParameterException(
                        spec.commandLine(),
                        PathText.shown(copy.folder()) + " is a copy for the story "
                                + copy.exercise().story() + ", not for " + story + ".");
            }
            copy.apply().forEach(file -> out().println("Put back " + file));
            return ExitCode.OK;
        }
        boolean isCopy = app.home().resolve(".workshop").toFile().isDirectory();
        (isCopy ? ParticipantCopy.open(app.home()).solution() : ParticipantCopy.solution(app.home(), exercise))
                .forEach((place, method) -> {
                    out().println(app.screen().styled("bold", place));
                    out().println(method + "\n");
                });
        return ExitCode.OK;
    }

    private StoryExercise exercise(String story) throws IOException {
        List<StoryExercise> all = StoryExercises.in(app.home());
        return all.stream()
                .filter(each -> each.story().equals(story))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = all.stream().map(StoryExercise::story).toList();
                    return new ParameterException(
                            spec.commandLine(),
                            "There is no exercise " + story + DidYouMean.hint(story, names) + " There are "
                                    + String.join(", ", names) + ".");
                });
    }

    private Board board(Path home) {
        try {
            return Board.of(home, line -> CommandLines.fault(spec.root(), line));
        } catch (BacklogException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The worst of the criterion's tests that have run since; empty where none has. */
    private static Optional<LastRun> lastSince(Board board, Wanted wanted, Instant began) {
        return board.evidence(wanted).stream()
                .flatMap(evidence -> evidence.last().stream())
                .filter(run -> !run.at().isBefore(began))
                .max((a, b) -> a.outcome().compareTo(b.outcome()));
    }

    private String word(Optional<LastRun> last) {
        return last.map(run -> switch (run.outcome()) {
                    case PASSED -> app.screen().styled("green", "holds  ");
                    case FAILED -> app.screen().styled("bold,red", "FAILS  ");
                    case SKIPPED -> "skipped";
                })
                .orElse("not run");
    }

    private PrintStream out() {
        return app.screen().out();
    }
}
