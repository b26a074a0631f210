package dev.etlpipeline.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where time goes, by Flight Recorder's samples of running threads: by thread and by what the innermost frame of the
 * pipeline or of a library it calls belongs to. The garbage collector and the compiler are not sampled.
 *
 * @param shares part of all samples, of each kind of thread and each part of the code, the largest first
 */
public record Profile(long samples, List<Share> shares) {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final double LEAST = 0.01;

    /** A part of the time. */
    public record Share(String thread, String part, double share) {}

    public Profile {
        shares = List.copyOf(shares);
    }

    /** Records what runs meanwhile. */
    static Profile of(Callable<?> work) throws Exception {
        Path file = Files.createTempFile("bench-", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(PERIOD);
            recording.start();
            work.call();
            recording.stop();
            recording.dump(file);
            return read(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Profile read(Path file) throws IOException {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        long samples = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
                    samples++;
                    counts.computeIfAbsent(thread(event), of -> new LinkedHashMap<>())
                            .merge(part(event), 1L, Long::sum);
                }
            }
        }
        long all = samples;
        List<Share> shares = counts.entrySet().stream()
                .flatMap(thread -> thread.getValue().entrySet().stream()
                        .map(part -> new Share(thread.getKey(), part.getKey(), (double) part.getValue() / all)))
                .filter(share -> share.share() >= LEAST)
                .sorted((one, other) -> Double.compare(other.share(), one.share()))
                .toList();
        return new Profile(samples, shares);
    }

    private static String thread(RecordedEvent event) {
        var thread = event.getThread("sampledThread");
        String name = thread == null || thread.getJavaName() == null ? "?" : thread.getJavaName();
        return name.replaceAll("-\\d+$", "-N").toLowerCase(Locale.ROOT);
    }

    /** Of the frames from the inside out, the first that is not the JDK's says whose work it is. */
    private static String part(RecordedEvent event) {
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith("dev.etlpipeline.")) {
                return type.substring("dev.etlpipeline.".length()).replaceAll("\\$.*", "");
            }
            if (!type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun.")) {
                return library(type);
            }
        }
        return "JDK";
    }

    private static String library(String type) {
        String[] words = type.split("\\.");
        return String.join(".", List.of(words).subList(0, Math.min(3, words.length - 1)));
    }
}
