package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.module.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Prints the catalogue. */
@Command(
        name = "events",
        description = "Prints docs/observability/events.md, made from the code: every event, its level, its fields.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline logs events", "  pipeline logs events > docs/observability/events.md"})
final class EventsCommand implements Callable<Integer> {

    private final Workspace workspace;

    EventsCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        workspace.out().print(EventPage.markdown());
        workspace.out().flush();
        return ExitCode.OK;
    }
}
