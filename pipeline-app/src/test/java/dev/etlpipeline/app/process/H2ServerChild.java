package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.tools.Server;

/** H2 as a database server in a process of its own, to be killed. */
final class H2ServerChild implements AutoCloseable {

    private static final Pattern RUNNING = Pattern.compile("TCP server running at tcp://.*:(\\d+) .*");

    private final Process process;
    private final int port;

    private H2ServerChild(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static H2ServerChild start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It answers nobody but this machine.
                "-Dh2.bindAddress=127.0.0.1",
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                "-tcp",
                "-tcpPort",
                "0",
                "-ifNotExists",
                "-baseDir",
                folder.toString());
        builder.environment().keySet().removeIf(name -> name.matches(".*JAVA.*_OPTIONS"));
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = String.valueOf(said.readLine());
        Matcher running = RUNNING.matcher(line);
        assertThat(running.matches()).as(line).isTrue();
        return new H2ServerChild(process, Integer.parseInt(running.group(1)));
    }

    TestDatabase database() {
        return H2Databases.at("jdbc:h2:tcp://127.0.0.1:" + port + "/./shared");
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ending a server", e);
        }
    }
}
