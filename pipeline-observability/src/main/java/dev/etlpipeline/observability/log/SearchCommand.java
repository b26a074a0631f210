package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.definition.DidYouMean;
import dev.etlpipeline.core.module.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the lines that are wanted. */
@Command(
        name = "search",
        description = "Finds lines in the logs of all runs, oldest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline logs search --level WARN --since 2h",
            "  pipeline logs search --run a1b2c3 --event operation.failed",
            "  pipeline logs search --stage ENRICH --level WARN --since 1d",
            "  pipeline logs search --text postcode-api --json | jq .cause"
        })
final class SearchCommand implements Callable<Integer> {

    /** Nothing was found, as grep has it. */
    private static final int NOTHING = 1;

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    FilterOptions options = new FilterOptions();

    @Option(names = "--json", description = "Prints the lines as they stand in the files.")
    boolean json;

    SearchCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<LogFileName> all = LogsCommand.files(workspace, spec);
        LogFilter filter = options.filter(workspace.clock(), all);
        List<LogFileName> files = all.stream().filter(filter::mayStandIn).toList();
        LogText text = LogText.of(workspace.terminal());
        LogReader reader = new LogReader();
        long[] found = new long[1];
        reader.read(files, line -> {
            if (filter.wants(line)) {
                found[0]++;
                workspace.out().println(json ? line.raw() : text.found(line));
            }
        });
        if (found[0] == 0) {
            workspace.err().println("No line is like that. " + advice());
        }
        LogsCommand.complain(workspace, reader);
        return found[0] == 0 ? NOTHING : ExitCode.OK;
    }

    /** An event that the catalogue does not have may still be a signal of a module. */
    private String advice() {
        String event = options.event;
        if (event == null
                || Arrays.stream(Event.values()).anyMatch(one -> one.code().startsWith(event))) {
            return "What there is: ./pipeline logs top";
        }
        List<String> codes = Arrays.stream(Event.values()).map(Event::code).toList();
        String nearest = DidYouMean.hint(event, codes);
        return "No event of the catalogue is called " + event
                + (nearest.startsWith("; did you mean") ? nearest : "")
                + "\nWhat there is: ./pipeline logs events";
    }
}
