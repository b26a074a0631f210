package dev.etlpipeline.chaos.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line that breaks when it is told to: stands before a server and passes on what both sides say. All of it counts for the
 * connections that are there and for those to come. Any thread.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5000;

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final List<ProxiedLine> lines = new CopyOnWriteArrayList<>();
    private final LineState state = new LineState();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private TcpProxy(ServerSocket listening, InetSocketAddress server) {
        this.listening = listening;
        this.server = server;
    }

    /** Listens on a port of loopback that was free. */
    public static TcpProxy before(String host, int port) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TcpProxy proxy = new TcpProxy(listening, new InetSocketAddress(host, port));
        Thread accepting = new Thread(proxy::accept, "proxy-" + listening.getLocalPort());
        accepting.setDaemon(true);
        accepting.start();
        return proxy;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                accepted.incrementAndGet();
                if (state.isRefusing()) {
                    Sockets.reset(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // Closed, which ends the loop, or a client that was gone before it was served.
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        try {
            upstream.connect(server, CONNECT_MILLIS);
        } catch (IOException e) {
            Sockets.close(upstream);
            Sockets.reset(client); // as a server does that is not there
            return;
        }
        ProxiedLine line = new ProxiedLine(client, upstream, state, ended -> {
            lines.remove(ended);
            if (ended.wasCut()) {
                cut.incrementAndGet();
            }
        });
        lines.add(line);
        mostOpen.accumulateAndGet(lines.size(), Math::max);
        line.start();
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Each thing that the server says arrives so much later. */
    public void latency(Duration delay) {
        state.latency(delay);
    }

    /** No more than so many bytes a second, in each direction of each connection. */
    public void bandwidth(long bytesPerSecond) {
        state.bandwidth(bytesPerSecond);
    }

    /** Connections stay open, and new ones are taken, but what is said on them is swallowed. */
    public void blackHole() {
        state.blackHole(true);
    }

    /**
     * Cuts every connection with a reset.
     *
     * @return how many there were
     */
    public int reset() {
        List<ProxiedLine> all = List.copyOf(lines);
        all.forEach(ProxiedLine::cut);
        return all.size();
    }

    /** Answers new connections with a reset; those that are there stay. */
    public void refuse() {
        state.refuse(true);
    }

    /** Cuts the connection on which the client has said so many bytes more. */
    public void cutAfter(long bytes) {
        state.cutAfter(bytes);
    }

    /**
     * Lets the next so many commits through to the server, waits for their answers, and resets the connection instead of passing them
     * on: they are done, and the client can't know.
     */
    public void cutBeforeCommitAnswers(int commits) {
        state.cutCommitAnswers(commits);
    }

    /** Ends all of that for what comes now; connections that were silent are cut, as nobody knows what they missed. */
    public void mend() {
        boolean silent = state.mend();
        if (silent) {
            reset();
        }
    }

    /** Connections that were taken so far. */
    public long accepted() {
        return accepted.get();
    }

    /** Connections that were cut so far, all ways counted. */
    public long cuts() {
        return cut.get();
    }

    /** Commits whose answer was withheld. */
    public long commitsCut() {
        return state.commitsCut();
    }

    /** Times that something was swallowed or delayed. */
    public long held() {
        return state.held();
    }

    /** Connections that are open now. */
    public int open() {
        return lines.size();
    }

    /** The most that were open at once. */
    public int mostOpen() {
        return mostOpen.get();
    }

    @Override
    public void close() {
        Sockets.close(listening);
        lines.forEach(ProxiedLine::cut);
    }
}
