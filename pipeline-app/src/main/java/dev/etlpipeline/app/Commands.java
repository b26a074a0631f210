package dev.etlpipeline.app;

import dev.etlpipeline.core.settings.SettingsException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: core's commands and those of the modules. */
@Command(
        name = "pipeline",
        synopsisSubcommandLabel = "COMMAND",
        description = "Loads customer files into SQL Server, with an account of every row.",
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline run                          the sample file, an embedded database",
            "  pipeline run --input customers.csv    your file",
            "  pipeline run --dry-run                what would happen, without writing",
            "  pipeline plan                         what the pipeline is made of",
            "  pipeline help run                     more options, more examples"
        })
final class Commands implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    SettingsOptions settings = new SettingsOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    boolean version;

    private Commands() {}

    static CommandLine of(App app) {
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new RunCommand(app))
                .addSubcommand(new RunsCommand(app))
                .addSubcommand(new GuessCommand(app))
                .addSubcommand(new CheckCommand(app))
                .addSubcommand(new PreviewCommand(app))
                .addSubcommand(new PlanCommand(app))
                .addSubcommand(new BenchCommand(app))
                .addSubcommand(ReferenceCommand.of(app))
                .addSubcommand(new BacklogCommand(app))
                .addSubcommand(new WorkshopCommand(app))
                .addSubcommand(new DocsCommand(app));
        AppWorkspace workspace = new AppWorkspace(app);
        app.modules().commands(workspace).forEach(line::addSubcommand);
        line.addSubcommand(new CompletionCommand()).addSubcommand(new HelpCommand());
        HelpText.layOut(line);
        Screen screen = app.screen();
        return line.setColorScheme(Help.defaultColorScheme(screen.ansi()))
                .setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((refused, args) -> new Misuse(app).refuse(refused))
                .setExecutionExceptionHandler((failure, at, parsed) -> new Complaint(app).about(failure))
                .setExecutionStrategy(parsed -> execute(app, workspace, parsed));
    }

    private static int execute(App app, AppWorkspace workspace, ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        try {
            app.begin();
        } catch (SettingsException e) {
            return new Complaint(app).about(e);
        }
        workspace.typed(CommandText.of(parsed.originalArgs()));
        try {
            return new RunLast().execute(parsed);
        } catch (Error e) { // picocli hands on exceptions alone
            return new Complaint(app).about(e);
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
