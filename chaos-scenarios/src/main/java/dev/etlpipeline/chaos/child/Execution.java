package dev.etlpipeline.chaos.child;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.source.SourceException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** One command of a pipeline that is put together for it: the modules that are on the class path, but what is taken away. */
record Execution(ChildSpec spec, Path folder, EventStream events, PrintStream out, PrintStream err) {

    /** To the command's end; the exit code, as {@code ./pipeline} ends. */
    int run() {
        try {
            List<PipelineModule> found = modules();
            Settings settings = Settings.of(
                    spec.settings(),
                    found.stream().flatMap(module -> module.settings().stream()).toArray(Class<?>[]::new));
            ChildWorkspace workspace =
                    new ChildWorkspace(folder, settings, Modules.install(found, settings, folder), out, err);
            CommandLine line = new CommandLine(new Child()).addSubcommand(new ChildRunCommand(workspace));
            workspace.modules().commands(workspace).forEach(line::addSubcommand);
            line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
            line.setExecutionExceptionHandler((failure, at, parsed) -> exitCode(failure));
            return line.execute(spec.args().toArray(String[]::new));
        } catch (RuntimeException e) {
            return exitCode(e);
        }
    }

    private List<PipelineModule> modules() {
        List<PipelineModule> modules = new ArrayList<>();
        String without = spec.without();
        for (PipelineModule module : ServiceLoader.load(PipelineModule.class)) {
            modules.add(without == null ? module : Removals.of(without, module));
        }
        modules.add(new ChildModule(events, spec.faults(), without == null ? List.of() : Removals.inCore(without)));
        return modules;
    }

    private int exitCode(Throwable failure) {
        err.println(Failures.describe(failure));
        LoggerFactory.getLogger(PipelineChild.class).error("Ended", Failures.safe(failure));
        if (failure instanceof RunStopped stopped) {
            return stopped.state().exitCode();
        }
        boolean usage = failure instanceof SettingsException
                || failure instanceof DefinitionException
                || failure instanceof SourceException;
        return usage ? CommandLine.ExitCode.USAGE : RunState.FAILED.exitCode();
    }

    @Command(name = "child")
    private static final class Child {}
}
