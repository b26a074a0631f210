package dev.etlpipeline.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int MILLIS = 200;

    private final AtomicLong received = new AtomicLong();
    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = TcpProxy.before("127.0.0.1", echo.getLocalPort());
        Thread serving = new Thread(this::serve, "echo");
        serving.setDaemon(true);
        serving.start();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread answering = new Thread(() -> answer(client), "echo-one");
                answering.setDaemon(true);
                answering.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket client) {
        byte[] buffer = new byte[1024];
        try (client) {
            for (int read = client.getInputStream().read(buffer);
                    read >= 0;
                    read = client.getInputStream().read(buffer)) {
                received.addAndGet(read);
                client.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // cut, as some tests want it
        }
    }

    private Socket client() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return new String(socket.getInputStream().readNBytes(text.length()), StandardCharsets.UTF_8);
    }

    @Test
    void passesOnWhatBothSidesSay() throws IOException {
        try (Socket client = client()) {
            assertThat(say(client, "hello")).isEqualTo("hello");
            assertThat(proxy.open()).isEqualTo(1);
        }

        await().untilAsserted(() -> assertThat(proxy.open()).isZero());
        assertThat(proxy.cuts()).isZero();
    }

    @Test
    @Criterion("failure-simulation.2")
    void cutsEveryConnectionAndTakesNewOnes() throws IOException {
        try (Socket client = client()) {
            say(client, "hello");

            assertThat(proxy.reset()).isEqualTo(1);

            assertThatThrownBy(() -> say(client, "anybody")).isInstanceOf(IOException.class);
            assertThat(proxy.cuts()).isEqualTo(1);
        }
        try (Socket next = client()) {
            assertThat(say(next, "again")).isEqualTo("again");
        }
    }

    @Test
    void answersNewConnectionsWithAResetAndLeavesThoseThatAreThere() throws IOException {
        try (Socket before = client()) {
            say(before, "hello");
            proxy.refuse();

            try (Socket refused = client()) {
                assertThatThrownBy(() -> refused.getInputStream().read()).isInstanceOf(SocketException.class);
            }

            assertThat(say(before, "still")).isEqualTo("still");
        }
    }

    @Test
    @Criterion("failure-simulation.2")
    void staysSilentUntilItIsMendedAndThenCutsWhatWasSilent() throws IOException {
        try (Socket client = client()) {
            say(client, "hello");
            proxy.blackHole();
            client.setSoTimeout(MILLIS);

            assertThatThrownBy(() -> say(client, "anybody")).isInstanceOf(SocketTimeoutException.class);

            proxy.mend();
            assertThatThrownBy(() -> say(client, "now")).isInstanceOf(SocketException.class);
        }
        try (Socket next = client()) {
            assertThat(say(next, "again")).isEqualTo("again");
        }
    }

    @Test
    void cutsBehindSoManyBytes() throws IOException {
        try (Socket client = client()) {
            proxy.cutAfter(7);

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 3; i++) {
                            say(client, "hello");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }

        await().untilAsserted(() -> assertThat(proxy.cuts()).isEqualTo(1));
        assertThat(received.get()).isEqualTo(7);
    }

    @Test
    void delaysAndThrottlesAndLosesNothing() throws IOException {
        proxy.latency(Duration.ofMillis(20));
        proxy.bandwidth(10_000);

        try (Socket client = client()) {
            assertThat(say(client, "a".repeat(500))).isEqualTo("a".repeat(500));
        }

        assertThat(proxy.held()).isPositive();
    }

    @Test
    @Criterion("failure-simulation.2")
    void letsACommitThroughAndKeepsItsAnswerToItself() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        String name = "/mem:commits;DB_CLOSE_DELAY=-1";
        try (TcpProxy line = TcpProxy.before("127.0.0.1", server.getPort());
                Connection direct = DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + name);
                Connection client = DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:" + line.port() + name)) {
            execute(direct, "CREATE TABLE t (id INT)");
            client.setAutoCommit(false);
            execute(client, "INSERT INTO t VALUES (1)");
            client.commit();
            execute(client, "INSERT INTO t VALUES (2)");
            line.cutBeforeCommitAnswers(1);

            assertThatThrownBy(client::commit).isInstanceOf(SQLException.class);

            assertThat(count(direct)).isEqualTo(2);
            assertThat(line.commitsCut()).isEqualTo(1);
        } finally {
            server.stop();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            found.next();
            return found.getLong(1);
        }
    }
}
