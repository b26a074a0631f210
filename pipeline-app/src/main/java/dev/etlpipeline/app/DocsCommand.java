package dev.etlpipeline.app;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.settings.SettingsReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints pages that are made from the code. */
@Command(
        name = "docs",
        description = "Prints reference pages made from the code, in Markdown.",
        footerHeading = "%nExamples:%n",
        footer = "  pipeline docs settings > docs/settings.md")
final class DocsCommand implements Runnable {

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    DocsCommand(App app) {
        this.app = app;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "settings",
            description = "Prints the settings reference: every key with type, default, bounds and meaning.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  pipeline docs settings > docs/settings.md    brings the page up to date",
                "  pipeline docs settings sandbox               a module's settings"
            })
    int settings(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "MODULE",
                            description = "An installed module; core where none is named.")
                    @Nullable
                    String module) {
        app.screen().out().print(module == null ? SettingsReference.core(app.home()) : reference(module));
        app.screen().out().flush();
        return CommandLine.ExitCode.OK;
    }

    private String reference(String name) {
        for (PipelineModule module : app.found()) {
            if (module.name().equals(name)) {
                return SettingsReference.module(name, module.settings());
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "No module " + name + " is installed; there are: "
                        + String.join(
                                ", ",
                                app.found().stream().map(PipelineModule::name).toList()));
    }
}
