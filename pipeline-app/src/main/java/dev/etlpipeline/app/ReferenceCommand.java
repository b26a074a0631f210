package dev.etlpipeline.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reference data in the warehouse, for look-ups that ask nobody outside. */
@Command(
        name = "reference",
        description = "Brings reference data into the warehouse, to enrich without asking an API.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline reference import postcodes ONSPD_MAY_2025.zip",
            "  pipeline run --set enrichment.postcode.source=reference"
        })
final class ReferenceCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private ReferenceCommand() {}

    /** With all that is below it. */
    static CommandLine of(App app) {
        CommandLine imports = new CommandLine(new Import()).addSubcommand(new ImportPostcodesCommand(app));
        return new CommandLine(new ReferenceCommand()).addSubcommand(imports);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What can be imported. */
    @Command(
            name = "import",
            description = "Imports a published file into the warehouse.",
            footerHeading = "%nExamples:%n",
            footer = "  pipeline reference import postcodes ONSPD_MAY_2025.zip")
    private static final class Import implements Runnable {

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
