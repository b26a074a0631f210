package dev.etlpipeline.chaos.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Ends of sockets, where nobody minds how they end. */
final class Sockets {

    private Sockets() {}

    /** With a reset instead of a farewell. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already, which is what was wanted.
        }
        close(socket);
    }

    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left to be done with it.
        }
    }
}
