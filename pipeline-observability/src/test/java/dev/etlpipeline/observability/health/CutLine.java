package dev.etlpipeline.observability.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Leads to a server until somebody connects for the second time: then everything is cut, and nobody is let in again. */
final class CutLine implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new ArrayList<>();

    /** @param port of a server on this machine */
    CutLine(int port) throws IOException {
        start(() -> {
            try {
                Socket client = keep(door.accept());
                Socket server = keep(new Socket(InetAddress.getLoopbackAddress(), port));
                start(() -> pass(client, server));
                start(() -> pass(server, client));
                keep(door.accept());
                close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    int port() {
        return door.getLocalPort();
    }

    private synchronized Socket keep(Socket socket) {
        open.add(socket);
        return socket;
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // it was cut, which is what this is for
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cut-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
