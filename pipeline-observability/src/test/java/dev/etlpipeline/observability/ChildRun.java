package dev.etlpipeline.observability;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** {@code pipeline run} in a process of its own, without the command line that this module does not know. */
public final class ChildRun {

    private static final String SETTINGS = "child.properties";
    private static final String INPUT = "--input=";
    private static final int UNUSABLE = 2;

    private ChildRun() {}

    /**
     * Not started yet.
     *
     * @param words behind {@code ./pipeline}
     */
    static ProcessBuilder program(Path folder, Map<String, String> settings, List<String> words) {
        Properties written = new Properties();
        written.putAll(settings);
        try (Writer file = Files.newBufferedWriter(folder.resolve(SETTINGS))) {
            written.store(file, null);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChildRun.class.getName(),
                folder.toString()));
        command.addAll(words);
        return new ProcessBuilder(command);
    }

    public static void main(String[] args) {
        try {
            System.exit(run(Path.of(args[0]), List.of(args).subList(1, args.length)));
        } catch (IOException | RuntimeException e) {
            System.err.println("Error: " + e.getMessage());
            System.exit(UNUSABLE);
        }
    }

    private static int run(Path folder, List<String> words) throws IOException {
        TestWorkspace workspace = new TestWorkspace(folder, settings(folder), new ObservabilityModule());
        String file = words.stream()
                .filter(word -> word.startsWith(INPUT))
                .findFirst()
                .orElseThrow()
                .substring(INPUT.length());
        try (InputFile input = workspace.input(file)) {
            return workspace.run(
                    new RunRequest(
                            workspace.definition(null),
                            input,
                            Long.MAX_VALUE,
                            words.contains("--dry-run"),
                            !words.contains("--no-enrich")),
                    Output.QUIET);
        }
    }

    private static Map<String, String> settings(Path folder) throws IOException {
        Properties read = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve(SETTINGS))) {
            read.load(file);
        }
        Map<String, String> settings = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> settings.put(key, read.getProperty(key)));
        return settings;
    }
}
