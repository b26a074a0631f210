package dev.etlpipeline.app;

import dev.etlpipeline.app.backlog.BacklogException;
import dev.etlpipeline.app.workshop.WorkshopException;
import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.module.NameTakenException;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/**
 * Says what went wrong. The project's own exceptions are written for people and are printed as they are; anything else
 * is a bug: one line, and the stack trace in the log, without messages that may quote a row.
 */
final class Complaint {

    private static final Logger LOG = LoggerFactory.getLogger(Complaint.class);

    private final App app;

    Complaint(App app) {
        this.app = app;
    }

    /** Prints it and gives the exit code. */
    int about(Throwable failure) {
        app.screen().err().println(app.screen().error() + " " + text(failure));
        next(failure).stream()
                .flatMap(command -> CommandText.next(command, "", app.screen().width()).stream())
                .forEach(app.screen().err()::println);
        return exitCode(failure);
    }

    /** What to say of it; a bug is logged, and the text says where. */
    String text(Throwable failure) {
        String message = failure.getMessage();
        if (Failures.isOurs(failure) && message != null) {
            LOG.info("Ended: {}", message, Failures.safe(failure));
            return message;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            LOG.info("Ended", Failures.safe(failure));
            return "A file could not be read or written: " + file(failure)
                    + ". Is there room, and may it be written to?";
        }
        if (failure instanceof OutOfMemoryError) {
            LOG.error("Ended", Failures.safe(failure));
            return "The run ended because " + Failures.describe(failure) + ".";
        }
        LOG.error("Unexpected failure", Failures.safe(failure));
        // Not its message: nobody knows what stands in that.
        return "Something unexpected happened (" + failure.getClass().getSimpleName()
                + "). That is a bug; the details are in " + logFile() + ".";
    }

    /** Which file, where the file system says it: its words are a path and a reason. */
    private static String file(Throwable failure) {
        Throwable of = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (of == null) {
            return failure.getClass().getSimpleName();
        }
        String name = of.getClass().getSimpleName();
        return of instanceof FileSystemException ? of.getMessage() + " (" + name + ")" : name;
    }

    /** What to type next, where the failure says it. */
    Optional<String> next(Throwable failure) {
        return failure instanceof RunStopped stopped ? stopped.nextCommand().map(app::command) : Optional.empty();
    }

    private static int exitCode(Throwable failure) {
        if (failure instanceof RunStopped stopped) {
            return stopped.state().exitCode();
        }
        boolean usage = failure instanceof SettingsException
                || failure instanceof BacklogException
                || failure instanceof WorkshopException
                || failure instanceof NameTakenException
                || failure instanceof DefinitionException
                || failure instanceof SourceException;
        return usage ? ExitCode.USAGE : RunState.FAILED.exitCode();
    }

    private String logFile() {
        Path folder = app.inHome(
                app.refusal().isEmpty()
                        ? app.settings().read(PathSettings.class).logs()
                        : "var/logs");
        return PathText.shown(LogFile.today(folder, Clock.systemUTC()));
    }
}
