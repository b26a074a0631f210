package dev.etlpipeline.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine and the Java that figures were measured on; no name of either. */
public record Machine(String processor, int processors, long heapMegabytes, String system, String java) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor of unknown name");
        } catch (IOException e) {
            return "processor of unknown name"; // only Linux tells by a file
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d x %s, %s, %s, at most %,d MB of heap",
                processors,
                processor,
                system,
                java,
                heapMegabytes);
    }
}
