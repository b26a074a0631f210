package dev.etlpipeline.chaos.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** H2 as a database server in a process of its own, on loopback: it can be killed and started again where
 * it was, and ends with this process. */
public final class H2ServerProcess implements AutoCloseable {

    private static final Pattern RUNNING = Pattern.compile("TCP server running at tcp://.*:(\\d+) .*");

    private final Path folder;
    private Process process;
    private final int port;

    private H2ServerProcess(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** @param folder of its databases, which it makes when they are first opened */
    public static H2ServerProcess start(Path folder) throws IOException {
        Files.createDirectories(folder);
        Process process = launch(folder, 0);
        return new H2ServerProcess(folder, process, awaitPort(process));
    }

    private static Process launch(Path folder, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // It answers nobody but this machine.
                "-Dh2.bindAddress=127.0.0.1",
                "-cp",
                System.getProperty("java.class.path"),
                H2ServerMain.class.getName(),
                "-tcp",
                "-tcpPort",
                Integer.toString(port),
                "-ifNotExists",
                "-baseDir",
                folder.toAbsolutePath().toString());
        builder.environment().keySet().removeIf(name -> name.matches(".*JAVA.*_OPTIONS"));
        return builder.redirectErrorStream(true).start();
    }

    private static int awaitPort(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = String.valueOf(said.readLine());
        Matcher running = RUNNING.matcher(line);
        if (!running.matches()) {
            process.destroyForcibly();
            throw new IOException("the H2 server did not start: " + line);
        }
        return Integer.parseInt(running.group(1));
    }

    public int port() {
        return port;
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again on the same port and the same files. */
    public void startAgain() throws IOException {
        if (process.isAlive()) {
            throw new IllegalStateException("the server runs");
        }
        process = launch(folder, port);
        awaitPort(process);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
