package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.module.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells one run's story. */
@Command(
        name = "trace",
        description =
                "Tells what one run did, in order, over all its attempts; marks what failed and what was slowest.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline logs trace last", "  pipeline logs trace a1b2c3"})
final class TraceCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "A run id, a part of one, or last.")
    String run = "";

    @Option(names = "--all", description = "Also each chunk and call, and lines that are no events.")
    boolean all;

    TraceCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<LogFileName> runs = LogsCommand.files(workspace, spec).stream()
                .filter(LogFileName::isRun)
                .toList();
        String id = RunChoice.one(run, runs, spec);
        List<LogFileName> files =
                runs.stream().filter(file -> file.of().equals(id)).toList();
        LogReader reader = new LogReader();
        Slowest slowest = new Slowest();
        reader.read(files, slowest::look);
        Story story = new Story(workspace.out(), LogText.of(workspace.terminal()), slowest, all);
        InOrder ordered = new InOrder(story::tell);
        new LogReader().read(files, ordered::add);
        ordered.end();
        story.end();
        LogsCommand.complain(workspace, reader);
        return ExitCode.OK;
    }
}
