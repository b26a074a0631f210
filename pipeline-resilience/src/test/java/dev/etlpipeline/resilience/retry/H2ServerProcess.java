package dev.etlpipeline.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.h2.tools.Server;

/** H2 as a database server in a process of its own, which can be killed and started again on its port. */
final class H2ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final int port;
    private Process process;

    H2ServerProcess(Path folder) {
        this.folder = folder;
        this.port = free();
        this.process = launched();
    }

    private static int free() {
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closedAgain.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return urlAt(port);
    }

    /** The database behind another port that leads to this server. */
    static String urlAt(int otherPort) {
        return "jdbc:h2:tcp://127.0.0.1:" + otherPort
                + "/./shared;MODE=MSSQLServer;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private Process launched() {
        try {
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Dh2.bindAddress=127.0.0.1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Server.class.getName(),
                            "-tcp",
                            "-tcpPort",
                            Integer.toString(port),
                            "-baseDir",
                            folder.toString(),
                            "-ifNotExists")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            Awaitility.await().atMost(PATIENCE).until(() -> answers() || !started.isAlive());
            assertThat(started.isAlive()).isTrue();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server ends", e);
        }
    }

    void startAgain() {
        process = launched();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
