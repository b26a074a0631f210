package dev.etlpipeline.chaos.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One connection through a proxy: two threads that pass on what they read. */
final class ProxiedLine {

    private static final int BUFFER = 1 << 16;

    private final Socket client;
    private final Socket server;
    private final LineState state;
    private final Consumer<ProxiedLine> ended;
    private final CommitSpotter commits = new CommitSpotter();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean cut;
    private volatile boolean withholding;

    ProxiedLine(Socket client, Socket server, LineState state, Consumer<ProxiedLine> ended) {
        this.client = client;
        this.server = server;
        this.state = state;
        this.ended = ended;
    }

    void start() {
        daemon(this::fromClient, "to-server");
        daemon(this::fromServer, "to-client");
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void fromClient() {
        pump(client, server, false);
    }

    private void fromServer() {
        pump(server, client, true);
    }

    private void pump(Socket from, Socket to, boolean isServer) {
        byte[] buffer = new byte[BUFFER];
        try {
            to.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (state.swallows()) {
                    continue; // and goes on reading, so that a side that gives up is noticed
                }
                int passing = passing(buffer, read, isServer);
                out.write(buffer, 0, passing);
                out.flush();
                if (passing < read) {
                    cut();
                    return;
                }
            }
            end();
        } catch (IOException e) {
            end(); // one side is gone, and the other is told the same way
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    private int passing(byte[] said, int length, boolean fromServer) throws InterruptedException {
        state.pass(length, fromServer);
        if (fromServer) {
            return withholding ? 0 : length;
        }
        if (commits.sees(said, length) && state.takesCommit()) {
            withholding = true;
        }
        return state.allowed(length);
    }

    /** Resets both sides. */
    void cut() {
        cut = true;
        end();
    }

    boolean wasCut() {
        return cut;
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            if (cut) {
                Sockets.reset(client);
                Sockets.reset(server);
            } else {
                Sockets.close(client);
                Sockets.close(server);
            }
            ended.accept(this);
        }
    }
}
