package dev.etlpipeline.testkit.exercise;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands in a folder, and ends them and what they started when they take too long. */
final class Commands {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path folder;
    private final Map<String, String> environment;
    private final Duration longest;

    /** @param output both streams, as on a terminal; without line ends */
    record Ran(int exitCode, List<String> output) {}

    Commands(Path folder, Map<String, String> environment) {
        this(folder, environment, LONGEST);
    }

    Commands(Path folder, Map<String, String> environment, Duration longest) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.longest = longest;
    }

    Ran run(Block block) throws IOException, InterruptedException {
        Path output = Files.createTempFile("exercise", ".txt");
        try {
            Process process = start(block.text(), output.toFile());
            boolean ended;
            try {
                ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (!ended) {
                throw block.failure("not over after " + longest.toSeconds() + " s; so far:\n" + indented(lines));
            }
            return new Ran(process.exitValue(), lines);
        } finally {
            Files.delete(output);
        }
    }

    private Process start(String script, File output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    static String indented(List<String> lines) {
        return String.join("\n", lines.stream().map(line -> "  " + line).toList());
    }
}
