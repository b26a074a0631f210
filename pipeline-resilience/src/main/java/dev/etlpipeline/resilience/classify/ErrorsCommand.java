package dev.etlpipeline.resilience.classify;

import dev.etlpipeline.core.module.Workspace;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains what an error is and who has to do what. */
@Command(
        name = "errors",
        description = "Explains an error: what it is, who mends it, who is told what.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline errors             the kinds of errors",
            "  pipeline errors 1205        an error number of SQL Server",
            "  pipeline errors 08S01       a SQLState",
            "  pipeline errors 429         an answer of an API",
            "  pipeline errors throttled   a kind, with the message to users"
        })
final class ErrorsCommand implements Callable<Integer> {

    private static final int WIDTH = 78;

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            description = "A database's error number, a SQLState, an HTTP status, or a kind of error.")
    @Nullable
    String code;

    @Option(names = "--page", description = "Print docs/resilience/error-classes.md, made from the code.")
    boolean page;

    ErrorsCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        OnCall onCall = new OnCall(workspace.settings().read(OnCallSettings.class));
        PrintStream out = workspace.out();
        if (page) {
            out.print(new ErrorPage(onCall).markdown());
        } else if (code == null) {
            kinds(out);
        } else {
            explain(out, onCall, code);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void kinds(PrintStream out) {
        for (ErrorClass kind : ErrorClass.values()) {
            wrapped(out, String.format("%-16s%-9s", kind, kind.severity()), kind.meaning());
        }
        out.println();
        out.println("Next: ./pipeline errors CODE   (a number, a SQLState, a status, or one of these)");
    }

    private void explain(PrintStream out, OnCall onCall, String typed) {
        List<Classified> found = Codes.read(typed);
        if (found.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing is known of " + typed
                            + ": the pipeline takes it for a BUG and does not try again. Its number"
                            + " and SQLState stand in the run's log.");
        }
        for (Classified each : found) {
            ErrorClass kind = each.errorClass();
            Severity severity = each.severity();
            out.println(each.evidence() + ": " + kind);
            line(out, "Means", kind.meaning());
            line(out, "Tried again", tried(each));
            line(
                    out,
                    "Severity",
                    severity + ", " + severity.meaning() + ": acknowledged within "
                            + ErrorPage.words(severity.acknowledge()) + ", lead and users after "
                            + ErrorPage.words(severity.lead()));
            line(out, "Owner", onCall.name(kind.owner()));
            line(out, "Remedy", kind.remedy());
            line(out, "Called", onCall.path(kind));
            line(out, "Users hear", kind.template());
            out.println();
        }
    }

    private static String tried(Classified each) {
        return switch (each.patience()) {
            case NONE -> "no";
            case SHORT -> "a few times: it is as likely a mistake";
            case FULL -> "yes, as long as resilience.retry allows";
        };
    }

    private static void line(PrintStream out, String name, String words) {
        wrapped(out, String.format("  %-12s", name), words);
    }

    /** Words behind a head, broken at blanks to fit a terminal. */
    private static void wrapped(PrintStream out, String head, String words) {
        StringBuilder line = new StringBuilder(head);
        boolean first = true;
        for (String word : words.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(" ".repeat(head.length()));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        out.println(line);
    }
}
