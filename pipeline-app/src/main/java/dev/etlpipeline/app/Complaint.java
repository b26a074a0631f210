package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/**
 * Says what went wrong. The project's own exceptions are written for people and are printed as they are; anything else
 * is a bug: one line, and the stack trace in the log.
 */
final class Complaint {

    private static final Logger LOG = LoggerFactory.getLogger(Complaint.class);
    private static final String OURS = "dev.etlpipeline.";

    private final App app;

    Complaint(App app) {
        this.app = app;
    }

    /** Prints it and gives the exit code. */
    int about(Throwable failure) {
        app.screen().err().println(app.screen().styled("bold,red", "Error:") + " " + text(failure));
        next(failure).ifPresent(command -> app.screen().err().println("Next: " + command));
        return exitCode(failure);
    }

    /** What to say of it; a bug is logged, and the text says where. */
    String text(Throwable failure) {
        String message = failure.getMessage();
        if (failure.getClass().getName().startsWith(OURS) && message != null) {
            LOG.info("Ended: {}", message, failure);
            return message;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            LOG.info("Ended", failure);
            return "A file could not be read or written: " + failure.getMessage() + " ("
                    + failure.getClass().getSimpleName() + "). Is there room, and may it be written to?";
        }
        LOG.error("Unexpected failure", failure);
        // Not its message: nobody knows what stands in that.
        return "Something unexpected happened (" + failure.getClass().getSimpleName()
                + "). That is a bug; the details are in " + logFile() + ".";
    }

    static Optional<String> next(Throwable failure) {
        return failure instanceof RunStopped stopped ? stopped.nextCommand() : Optional.empty();
    }

    private static int exitCode(Throwable failure) {
        if (failure instanceof RunStopped stopped) {
            return stopped.state().exitCode();
        }
        boolean usage = failure instanceof SettingsException
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
