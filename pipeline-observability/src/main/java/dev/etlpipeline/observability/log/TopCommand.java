package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.module.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Counts what goes wrong. */
@Command(
        name = "top",
        description = "Counts warnings and errors by event and cause, the most frequent first.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline logs top --since 7d", "  pipeline logs top --run a1b2c3"})
final class TopCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    FilterOptions options = new FilterOptions();

    TopCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<LogFileName> all = LogsCommand.files(workspace, spec);
        LogFilter filter = options.filter(workspace.clock(), all);
        List<LogFileName> files = all.stream().filter(filter::mayStandIn).toList();
        Severity least = filter.least() == null ? Severity.WARN : filter.least();
        Groups groups = new Groups();
        LogReader reader = new LogReader();
        reader.read(files, line -> {
            if (line.level().compareTo(least) >= 0 && filter.wants(line)) {
                groups.add(line);
            }
        });
        print(groups, LogText.of(workspace.terminal()));
        LogsCommand.complain(workspace, reader);
        return ExitCode.OK;
    }

    private void print(Groups groups, LogText text) {
        if (groups.isEmpty()) {
            workspace.out().println("Nothing has gone wrong in these logs.");
            return;
        }
        workspace.out().println("   lines  runs  last                     what, and why");
        groups.mostFirst()
                .forEach(group -> workspace
                        .out()
                        .println(text.wrapped(
                                String.format(
                                        Locale.ROOT,
                                        "%,8d %5s  %s  ",
                                        group.lines(),
                                        group.runs(),
                                        LogText.time(group.last())),
                                17,
                                group.what() + ", " + group.cause() + ": " + group.message())));
        if (groups.others() > 0) {
            workspace
                    .out()
                    .println(groups.others() + " further lines are of other kinds; narrow it by --event or --since.");
        }
        workspace.out().println();
        workspace.out().println("Next: ./pipeline logs search --level WARN --event EVENT");
    }
}
