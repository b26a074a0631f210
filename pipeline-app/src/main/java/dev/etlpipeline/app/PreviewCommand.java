package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelinePreview;
import dev.etlpipeline.core.engine.PreviewedRow;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.run.RunRequest;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what each stage makes of the first records. */
@Command(
        name = "preview",
        description = "Shows the first records of a file after each stage, side by side; loads nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline preview",
            "  pipeline preview customers.csv --rows 20 --no-enrich",
            "  pipeline preview orders.csv --definition seeds/pipelines/orders.yaml",
            "  pipeline preview customers.csv --json | jq '.[] | select(.rejected_in)'",
            "",
            "It prints the values of the file. What they were read as, and what TRANSFORM,",
            "  ENRICH and LOAD made of them, stands in columns; of a reject, stage, rule",
            "  and reason. The target is not looked at.",
            "",
            "Exit codes: 0 shown, rejects included; 1 an API or the database failed,",
            "  2 wrong usage, settings, definition or file."
        })
final class PreviewCommand implements Callable<Integer> {

    private static final long MOST = 10_000;

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|-",
            description = "The file to read: CSV, .gz, or .zip with one entry; - is standard input"
                    + " (default: paths.input, seeds/customers.csv).")
    @Nullable
    String input;

    @Mixin
    DefinitionOption definition = new DefinitionOption();

    @Option(
            names = {"-n", "--rows"},
            paramLabel = "N",
            defaultValue = "5",
            description = "Records to show (default: ${DEFAULT-VALUE}).")
    long rows;

    @Option(names = "--no-enrich", description = "Asks no API.")
    boolean noEnrich;

    @Option(names = "--json", description = "Prints one JSON array on standard output.")
    boolean json;

    PreviewCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws Exception {
        if (rows < 1 || rows > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--rows must be from 1 to " + Figures.count(MOST) + ", but is " + rows);
        }
        PipelineDefinition read = app.definition(definition.file);
        try (InputFile file = InputOption.open(app, input);
                PipelinePreview preview =
                        new PipelinePreview(app.modules(), app.settings(), app.home(), Clock.systemUTC())) {
            show(read, preview.of(new RunRequest(read, file, rows, false, !noEnrich)));
        }
        return ExitCode.OK;
    }

    private void show(PipelineDefinition read, List<PreviewedRow> records) {
        if (json) {
            app.screen().out().println(PreviewJson.of(read.schema(), records));
        } else if (records.isEmpty()) {
            app.screen().out().println("The file has a header and no records.");
        } else {
            app.screen().out().print(new PreviewText(app.screen(), read.schema(), records).text());
        }
        app.screen().out().flush();
    }
}
