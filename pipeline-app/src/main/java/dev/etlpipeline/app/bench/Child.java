package dev.etlpipeline.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A run in a JVM of its own. Its wall time is the process's, CPU and heap are what it says itself at its end. */
public final class Child {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Child() {}

    /** @param options of the JVM, such as {@code -Xmx64m} */
    static Sample run(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(inherited());
        command.addAll(options);
        command.addAll(arguments);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        if (exit != 0) {
            throw new IllegalStateException("a child JVM with " + options + " ended with exit code " + exit);
        }
        JsonNode said = JSON.readTree(printed);
        return new Sample(
                said.required("rows").asLong(),
                wall,
                Duration.ofNanos(said.required("cpu_nanos").asLong()),
                said.required("heap_bytes").asLong());
    }

    /** What this JVM was told of its collector and of H2: a child is to differ in nothing but what is measured. */
    private static List<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.matches("-XX:\\+Use\\w+GC|-Dh2\\..*"))
                .toList();
    }

    /** What a child prints. */
    public static String text(Sample sample) {
        return JSON.createObjectNode()
                .put("rows", sample.rows())
                .put("cpu_nanos", sample.cpu().toNanos())
                .put("heap_bytes", sample.heap())
                .toString();
    }
}
