package dev.etlpipeline.chaos.child;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Protection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How children are started: settings, heap, faults. One set-up starts any number of children, one after another or at
 * once; those in one folder share its log.
 */
public final class ChildSetup {

    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> options = new ArrayList<>();
    private final List<SimulatedError> faults = new ArrayList<>();
    private final @Nullable Protection without;

    /** Without the protection that the context takes away. */
    public ChildSetup(DrillContext context) {
        this(context.folder(), context);
    }

    /** @param folder of the children's own: log, output, and where relative paths of settings start */
    public ChildSetup(Path folder, DrillContext context) {
        this.folder = folder.toAbsolutePath();
        this.without = context.without();
        setting(
                "paths.definition",
                context.home()
                        .resolve("seeds/pipelines/customers.yaml")
                        .toAbsolutePath()
                        .toString());
        if (Installed.governance()) {
            // One for all children of a drill: hashes of rows are compared with those of an undisturbed run.
            setting(
                    "governance.keys.file",
                    context.folder().toAbsolutePath().resolve("governance.key").toString());
            // What stood in the file is looked for in target and quarantine.
            setting("governance.mask.mode", "clear");
        }
    }

    public ChildSetup setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public ChildSetup settings(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    /** @param size as {@code -Xmx} takes it: {@code 64m} */
    public ChildSetup heap(String size) {
        options.add("-Xmx" + size);
        return this;
    }

    /** Further options of the JVM. */
    public ChildSetup jvm(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Writes what the collector does into {@code gc.log} in the folder. */
    public ChildSetup gcLog() {
        return jvm("-Xlog:gc*:file=" + folder.resolve("gc.log") + ":uptime,tags");
    }

    /** Has it collect all its garbage behind every so many commits, so that what its log says is left is what is in use. */
    public ChildSetup collecting(int everyCommits) {
        return jvm("-D" + CollectingListener.EVERY + "=" + everyCommits);
    }

    public ChildSetup fault(SimulatedError error) {
        faults.add(error);
        return this;
    }

    public Path folder() {
        return folder;
    }

    /**
     * Starts a child.
     *
     * @param args a command: {@code run --input FILE [--no-enrich] [--limit N] [--definition FILE]}, or one of a module, such
     *             as {@code resume}
     */
    public ChildPipeline start(String... args) {
        try {
            ChildSpec spec = spec(args);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("jvm.txt").toFile()));
            builder.environment().keySet().removeIf(name -> name.matches(".*JAVA.*_OPTIONS"));
            Process process = builder.start();
            process.getOutputStream()
                    .write((EventStream.JSON.writeValueAsString(spec) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return new ChildPipeline(process, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A child that is a thread of this process, for what nobody kills: it starts in no time. Heap and options do not count. */
    public ChildPipeline startHere(String... args) {
        try {
            return new ChildPipeline(PipelineHere.start(spec(args)), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildSpec spec(String... args) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> all = new TreeMap<>(settings);
        if (without != null) {
            all.putAll(without.settings());
        }
        return new ChildSpec(folder.toString(), all, List.of(args), without == null ? null : without.name(), faults);
    }

    /**
     * Runs the same in this process, to its end: for a drill that neither kills nor starves it. Heap and options do not
     * count, and meanwhile all that this process logs goes into the folder's log.
     */
    public Ended here(String... args) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream tells = print(told);
                PrintStream prints = print(out);
                PrintStream complains = print(err)) {
            ChildSpec spec = spec(args);
            int exit;
            ChildLog.Closing log = ChildLog.divert(folder.resolve("pipeline.log"));
            try {
                exit = new Execution(spec, folder, new EventStream(tells), prints, complains).run();
            } finally {
                log.close();
            }
            List<ChildEvent> events = new ArrayList<>();
            for (String line : text(told).lines().toList()) {
                events.add(ChildEvent.read(line));
            }
            return new Ended(exit, events, text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What a short life is best served with; options of the drill come later and win.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PipelineChild.class.getName()));
        return command;
    }
}
