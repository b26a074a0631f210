package dev.etlpipeline.chaos.command;

import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.show.DrillFolder;
import dev.etlpipeline.chaos.show.Lesson;
import dev.etlpipeline.chaos.show.LessonPage;
import dev.etlpipeline.chaos.show.Reports;
import dev.etlpipeline.core.module.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes down what a drill taught, while everybody is still in the room. */
@Command(
        name = "lesson",
        description =
                "Adds what was learned from the last run of a drill to docs/resilience/drills/DRILL.md, with its date and"
                        + " figures. Without options it asks.",
        footerHeading = "%nExample:%n",
        footer = "  pipeline chaos lesson database-loss --change 'The rota is on the door'")
final class LessonCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final InputStream in;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "DRILL", description = "Its name (default: the drill that was run last).")
    @Nullable
    String drill;

    @Option(names = "--went-well", paramLabel = "TEXT", description = "What held, and is to stay so.")
    @Nullable
    String wentWell;

    @Option(names = "--went-badly", paramLabel = "TEXT", description = "What did not, or took too long.")
    @Nullable
    String wentBadly;

    @Option(names = "--change", paramLabel = "TEXT", description = "What is done differently from now on.")
    @Nullable
    String change;

    /** @param in where answers are typed */
    LessonCommand(Workspace workspace, InputStream in) {
        this.workspace = workspace;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        DrillFolder folder = folder();
        DrillResult last = folder.last()
                .orElseThrow(
                        () -> wrong("only a negative control of " + drill + " was run; a lesson is about the drill"));
        Lesson lesson = wentWell == null && wentBadly == null && change == null ? asked(last) : given();
        if (lesson.isEmpty()) {
            throw wrong("nothing was learned, so nothing is written; say --went-well, --went-badly or --change");
        }
        LessonPage page = new LessonPage(workspace.home(), last.drill());
        page.add(last, lesson);
        new Reports(workspace.home()).write(folder, workspace.clock().instant());
        workspace.out().println("Added to " + RunDrillCommand.shown(page.file()));
        workspace.out().flush();
        return 0;
    }

    /** Of the drill that was named, or that was run last. */
    private DrillFolder folder() throws IOException {
        DrillFolder found = null;
        Instant latest = Instant.MIN;
        for (DrillFolder one : DrillFolder.under(workspace.home().resolve("target/drills"))) {
            Instant started = one.last().map(DrillResult::started).orElse(Instant.EPOCH);
            if ((drill == null || one.path().endsWith(drill)) && started.isAfter(latest)) {
                found = one;
                latest = started;
            }
        }
        if (found == null) {
            throw wrong((drill == null ? "no drill was run here" : "drill " + drill + " was not run here")
                    + "; ./pipeline chaos run DRILL runs one");
        }
        return found;
    }

    private Lesson given() {
        return new Lesson(text(wentWell), text(wentBadly), text(change));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** An empty answer leaves it out. */
    private Lesson asked(DrillResult last) throws IOException {
        BufferedReader answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        workspace.out().println(last.drill() + ": " + last.verdict() + ", begun " + last.started());
        return new Lesson(
                answer("What went well?", answers),
                answer("What went badly, or took too long?", answers),
                answer("What is done differently from now on?", answers));
    }

    private String answer(String question, BufferedReader answers) throws IOException {
        workspace.out().print(question + " ");
        workspace.out().flush();
        return text(answers.readLine());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
