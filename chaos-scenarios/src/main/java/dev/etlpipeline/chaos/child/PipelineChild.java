package dev.etlpipeline.chaos.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;

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
        int exit = new Execution(spec, folder, events, System.out, System.err).run();
        System.out.flush();
        System.err.flush();
        System.exit(exit);
    }

    static PrintStream print(Path file) throws IOException {
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
}
