package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the pipeline once. */
@Command(
        name = "run",
        description = "Loads a file into the warehouse and accounts for every row.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline run",
            "  pipeline run --input customers.csv.gz --dry-run",
            "  pipeline run --input orders.csv --definition seeds/pipelines/orders.yaml",
            "  pipeline run --limit 100 --no-enrich --set load.chunk-rows=10",
            "  curl -s https://example.org/customers.csv | pipeline run --input - --json",
            "  WAREHOUSE_URL='jdbc:sqlserver://db;databaseName=dw' WAREHOUSE_USER=etl \\",
            "    WAREHOUSE_PASSWORD=... pipeline run --profile production",
            "",
            "Exit codes: 0 all loaded (or DEGRADED: some enrichment missing), 1 failed,",
            "  2 wrong usage or settings, 4 too many errors, 75 suspended and resumable,",
            "  130 stopped by Ctrl-C after the chunk in hand."
        })
final class RunCommand implements Callable<Integer> {

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    InputOption input = new InputOption();

    @Mixin
    DefinitionOption definition = new DefinitionOption();

    @Option(
            names = "--dry-run",
            description = "Accounts for every row, compares with the target as it stands, and writes nothing.")
    boolean dryRun;

    @Option(names = "--limit", paramLabel = "N", description = "Reads at most N records.")
    @Nullable
    Long limit;

    @Option(names = "--no-enrich", description = "Asks no API; new and changed rows get no enrichment.")
    boolean noEnrich;

    @Option(names = "--json", description = "Prints the result as one JSON object on standard output.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows no progress, and of the result one line.")
    boolean quiet;

    RunCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws Exception {
        if (limit != null && limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, but is " + limit);
        }
        PipelineDefinition read = app.definition(definition.file);
        try (InputFile file = input.open(app)) {
            return new RunConsole(app, this::command, definition.file)
                    .run(
                            new RunRequest(read, file, limit == null ? Long.MAX_VALUE : limit, dryRun, !noEnrich),
                            output());
        }
    }

    private Output output() {
        return json ? Output.JSON : quiet ? Output.QUIET : Output.TEXT;
    }

    /** As it was typed, to be typed again. */
    private String command() {
        return CommandText.of(spec.commandLine().getParseResult().originalArgs());
    }
}
