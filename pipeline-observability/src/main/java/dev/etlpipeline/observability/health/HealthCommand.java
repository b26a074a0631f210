package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.Workspace;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says whether what a run needs is there. */
@Command(
        name = "health",
        description =
                "Looks whether what a run needs is there: database, folders, APIs, the last run; changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline health",
            "  pipeline health --json | jq -r '.parts[] | select(.status != \"UP\") | .name'",
            "  pipeline health --watch               until Ctrl-C",
            "",
            "Exit codes: 0 UP, or DEGRADED (a run can begin, but something is not well),",
            "  1 DOWN (a run cannot succeed), 2 wrong usage or settings. With --watch, the",
            "  code of the last look; 130 by Ctrl-C."
        })
final class HealthCommand implements Callable<Integer> {

    private static final int DOWN = 1;
    private static final String CLEARED = "\u001b[H\u001b[2J";

    private final Workspace workspace;
    private final Waiting waiting;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Prints one JSON object on standard output; with --watch, one a line.")
    boolean json;

    @Option(names = "--watch", description = "Looks again and again: a page on a terminal, else a line each time.")
    boolean watch;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "With --watch, how often to look (default: ${DEFAULT-VALUE}).")
    int every;

    HealthCommand(Workspace workspace, Waiting waiting) {
        this.workspace = workspace;
        this.waiting = waiting;
    }

    @Override
    public Integer call() {
        if (every < 1) {
            throw new ParameterException(spec.commandLine(), "--every must be 1 or more, but is " + every);
        }
        HealthMonitor monitor = HealthMonitor.of(workspace);
        HealthReport report = monitor.look();
        show(report);
        while (watch && !workspace.out().checkError() && waited()) {
            report = monitor.look();
            show(report);
        }
        return report.health() == Health.DOWN ? DOWN : 0;
    }

    private boolean waited() {
        try {
            waiting.pause(Duration.ofSeconds(every));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void show(HealthReport report) {
        HealthText text = new HealthText(workspace.terminal());
        boolean page = workspace.terminal().live() && workspace.terminal().colours();
        if (json) {
            workspace.out().println(HealthJson.text(report));
        } else if (!watch) {
            workspace.out().print(text.of(report));
        } else {
            workspace.out().print(page ? CLEARED + text.of(report) : text.line(report));
        }
        workspace.out().flush();
    }
}
