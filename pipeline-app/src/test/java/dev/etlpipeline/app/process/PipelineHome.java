package dev.etlpipeline.app.process;

import dev.etlpipeline.app.Main;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project folder of its own, with what ships in {@code seeds}: children that run in it leave nothing elsewhere. */
final class PipelineHome {

    private static final Path SEEDS = Path.of("..", "seeds").toAbsolutePath();

    /** As many as governance wants. */
    private static final int KEY_BYTES = 32;

    private final Path folder;
    private final AtomicInteger children = new AtomicInteger();
    private final Map<String, String> common = new TreeMap<>();

    /** Where children load what stands in the file, so that tests see it, also where somebody would mask it. */
    PipelineHome(Path folder) {
        this(folder, Map.of("GOVERNANCE_MASK_MODE", "clear"));
    }

    /** Where children do with values what the profile says. */
    static PipelineHome asItShips(Path folder) {
        return new PipelineHome(folder, Map.of());
    }

    private PipelineHome(Path folder, Map<String, String> common) {
        this.folder = folder;
        this.common.putAll(common);
        copy(SEEDS.resolve("settings"));
        copy(SEEDS.resolve("pipelines"));
        giveKey();
    }

    /** One for all homes, so that what two of them load is the same; where governance is not installed nobody reads it. */
    private void giveKey() {
        try {
            Path keys = Files.createDirectories(folder.resolve("keys"));
            Path key = Files.createTempFile(keys, "governance", ".part");
            Files.writeString(key, Base64.getEncoder().encodeToString(new byte[KEY_BYTES]));
            Files.move(key, keys.resolve("governance.key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path seeds) {
        try (Stream<Path> files = Files.list(seeds)) {
            Path target = Files.createDirectories(
                    folder.resolve("seeds").resolve(seeds.getFileName().toString()));
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String path) {
        return folder.resolve(path);
    }

    /** Where the profile local keeps its database. */
    Path database() {
        return folder.resolve("var/warehouse");
    }

    /** Starts a child on a database; what names it goes the way secrets go, through the environment. */
    ChildPipeline start(TestDatabase database, List<String> args) {
        Map<String, String> environment = new TreeMap<>();
        database.settings()
                .forEach((key, value) ->
                        environment.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        return start(environment, ProcessBuilder.Redirect.PIPE, args);
    }

    /** Starts a child on whatever its settings say. */
    ChildPipeline start(String... args) {
        return start(Map.of(), ProcessBuilder.Redirect.PIPE, List.of(args));
    }

    ChildPipeline start(Map<String, String> environment, ProcessBuilder.Redirect in, List<String> args) {
        List<String> command = command();
        command.addAll(args);
        int number = children.incrementAndGet();
        Path out = folder.resolve("child-" + number + ".out");
        Path err = folder.resolve("child-" + number + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        forget(builder.environment());
        builder.environment().putAll(common);
        builder.environment().putAll(environment);
        try {
            return new ChildPipeline(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the commands of a page in this folder, where {@code ./pipeline} is the one under test; the first that fails ends it. */
    ChildPipeline script(Map<String, String> environment, String script) {
        Path launcher = folder.resolve("pipeline");
        String line = command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        int number = children.incrementAndGet();
        Path out = folder.resolve("child-" + number + ".out");
        Path err = folder.resolve("child-" + number + ".err");
        try {
            Files.writeString(launcher, "#!/bin/sh\nexec " + line + " \"$@\"\n");
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
            ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            forget(builder.environment());
            builder.environment().putAll(common);
            builder.environment().putAll(environment);
            return new ChildPipeline(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the tester's own settings, none; nor options that make a JVM talk. */
    private static void forget(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.matches("(PIPELINE|WAREHOUSE|LOAD|LEASE|PATHS|ENRICHMENT)_.*|.*JAVA.*_OPTIONS"));
    }

    private List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What a short life is best served with.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dpipeline.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    }
}
