package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.PipelineDefinition;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Shows what a run would be made of, without touching file or database. */
@Command(
        name = "plan",
        description = "Prints the assembled pipeline: stages, steps, rules, look-ups, and what stands around them.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline plan", "  pipeline plan --definition seeds/pipelines/orders.yaml --profile production"})
final class PlanCommand implements Callable<Integer> {

    private final App app;

    @Mixin
    DefinitionOption definition = new DefinitionOption();

    PlanCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        PipelineDefinition read = app.definition(definition.file);
        app.screen().out().print(new Plan(app.screen(), read, app.modules(), app.settings()).text());
        app.screen().out().flush();
        return ExitCode.OK;
    }
}
