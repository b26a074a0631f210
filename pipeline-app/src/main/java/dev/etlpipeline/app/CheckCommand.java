package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.PipelineDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says everything that stands in the way of a run, at once. */
@Command(
        name = "check",
        description = "Checks settings, definition, file and target table together; writes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline check",
            "  pipeline check --input customers.csv.gz --profile production",
            "  pipeline check --input orders.csv --definition seeds/pipelines/orders.yaml",
            "  pipeline check --no-enrich --json | jq '.parts[].problems[]'",
            "",
            "Exit codes: 0 nothing stands in the way of a run, 2 something does; all of",
            "  it is said. Rejects among the first records are told and are no problem,",
            "  unless all of them would be rejected."
        })
final class CheckCommand implements Callable<Integer> {

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @ParentCommand
    @Nullable
    Commands parent;

    @Mixin
    InputOption input = new InputOption();

    @Mixin
    DefinitionOption definition = new DefinitionOption();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Records to look at, at most (default: ${DEFAULT-VALUE}).")
    long rows;

    @Option(names = "--no-enrich", description = "For a run that asks no API: leaves out what those need.")
    boolean noEnrich;

    @Option(names = "--json", description = "Prints the result as one JSON object on standard output.")
    boolean json;

    CheckCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        if (rows < 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be 1 or more, but is " + rows);
        }
        Check check = new Check(app.inSpiteOfRefusal());
        check.settings(parent == null ? "local" : parent.settings.profile);
        PipelineDefinition read = check.definition(definition.file);
        check.input(read, input, rows);
        if (!noEnrich) {
            check.enrichments(read);
        }
        check.warehouse(read, !noEnrich);
        CheckText text = new CheckText(app.screen(), check.parts());
        app.screen().out().print(json ? text.json() + "\n" : text.text(next()));
        app.screen().out().flush();
        return text.problems() == 0 ? ExitCode.OK : ExitCode.USAGE;
    }

    /** The run that was checked, to be typed. */
    private String next() {
        List<String> args = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        int rowsAt = args.indexOf("--rows");
        if (rowsAt >= 0) {
            args.subList(rowsAt, rowsAt + 2).clear();
        }
        args.removeIf(arg -> arg.startsWith("--rows="));
        args.replaceAll(arg -> arg.equals(spec.name()) ? "run" : arg);
        return CommandText.of(args);
    }
}
