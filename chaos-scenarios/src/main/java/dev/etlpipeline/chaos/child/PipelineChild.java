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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TimeZone;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * A pipeline in a process of its own: the modules that are on the class path, one command, and events on standard output.
 * It ends with its parent. This is a second place beside {@code pipeline-app} where a pipeline is put together.
 */
public final class PipelineChild {

    /** What a shell says of a process that was killed. */
    private static final int ORPHANED = 137;

    private PipelineChild() {}

    public static void main(String[] args) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ChildSpec spec = EventStream.JSON.readValue(parent.readLine(), ChildSpec.class);
        endWith(parent);
        Path folder = Path.of(spec.folder());
        EventStream events = new EventStream(System.out);
        System.setOut(print(folder.resolve("out.txt")));
        System.setErr(print(folder.resolve("err.txt")));
        ChildLog.open(folder.resolve("pipeline.log"));
        int exit = execute(spec, folder, events);
        System.out.flush();
        System.err.flush();
        System.exit(exit);
    }

    private static int execute(ChildSpec spec, Path folder, EventStream events) {
        try {
            List<PipelineModule> found = modules(spec, events);
            Settings settings = Settings.of(
                    spec.settings(),
                    found.stream().flatMap(module -> module.settings().stream()).toArray(Class<?>[]::new));
            ChildWorkspace workspace = new ChildWorkspace(folder, settings, Modules.install(found, settings));
            CommandLine line = new CommandLine(new Child()).addSubcommand(new ChildRunCommand(workspace));
            workspace.modules().commands(workspace).forEach(line::addSubcommand);
            line.setExecutionExceptionHandler((failure, at, parsed) -> exitCode(failure));
            return line.execute(spec.args().toArray(String[]::new));
        } catch (RuntimeException e) {
            return exitCode(e);
        }
    }

    private static List<PipelineModule> modules(ChildSpec spec, EventStream events) {
        List<PipelineModule> modules = new ArrayList<>();
        String without = spec.without();
        for (PipelineModule module : ServiceLoader.load(PipelineModule.class)) {
            modules.add(without == null ? module : Removals.of(without, module));
        }
        modules.add(new ChildModule(events, spec.faults()));
        return modules;
    }

    /** As {@code ./pipeline} ends. */
    private static int exitCode(Throwable failure) {
        System.err.println(Failures.describe(failure));
        LoggerFactory.getLogger(PipelineChild.class).error("Ended", Failures.safe(failure));
        if (failure instanceof RunStopped stopped) {
            return stopped.state().exitCode();
        }
        boolean usage = failure instanceof SettingsException
                || failure instanceof DefinitionException
                || failure instanceof SourceException;
        return usage ? CommandLine.ExitCode.USAGE : RunState.FAILED.exitCode();
    }

    private static PrintStream print(Path file) throws IOException {
        return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    }

    private static void endWith(BufferedReader parent) {
        Thread watch = new Thread(() -> awaitEnd(parent), "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(BufferedReader parent) {
        try {
            if (parent.readLine() == null) {
                Runtime.getRuntime().halt(ORPHANED);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    @Command(name = "child")
    private static final class Child {}
}
