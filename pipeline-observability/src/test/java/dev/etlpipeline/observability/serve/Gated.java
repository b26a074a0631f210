package dev.etlpipeline.observability.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** A process that goes on until its gate is closed, and makes no run. */
final class Gated implements AutoCloseable {

    private final ServerSocket gate;

    Gated() throws IOException {
        gate = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    ProcessBuilder program() {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Gated.class.getName(),
                String.valueOf(gate.getLocalPort())));
    }

    public static void main(String[] args) throws IOException {
        try (Socket parent = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
            parent.getInputStream().read();
        }
    }

    @Override
    public void close() throws IOException {
        gate.accept().close();
        gate.close();
    }
}
