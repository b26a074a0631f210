package dev.etlpipeline.chaos.fault;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillContext.Access;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/**
 * The database of a drill, with a line before it that can be broken: an H2 server in a process of its own, or the server that
 * the context names.
 */
public final class DrillDatabase implements AutoCloseable {

    private static final String H2 = ";MODE=MSSQLServer;WRITE_DELAY=0";
    private static final Pattern SQL_SERVER = Pattern.compile("jdbc:sqlserver://([^:;\\\\]+)(?::(\\d+))?(;.*)?");
    private static final int SQL_SERVER_PORT = 1433;
    private static final String OPEN_ON_H2 =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE CONTAINS_UNCOMMITTED";
    private static final String OPEN_ON_SQL_SERVER =
            "SELECT COUNT(*) FROM sys.dm_exec_sessions WHERE open_transaction_count > 0 AND session_id <> @@SPID";

    private final @Nullable H2ServerProcess server;
    private final Runnable stop;
    private final TcpProxy line;
    private final Access direct;
    private final Access proxied;

    private DrillDatabase(
            @Nullable H2ServerProcess server, Runnable stop, TcpProxy line, Access direct, Access proxied) {
        this.server = server;
        this.stop = stop;
        this.line = line;
        this.direct = direct;
        this.proxied = proxied;
    }

    public static DrillDatabase open(DrillContext context) throws IOException {
        Access named = context.warehouse();
        return named == null ? h2(context) : sqlServer(named);
    }

    /** The same, but an H2 server of this process: for a drill that does not kill it. */
    public static DrillDatabase here(DrillContext context) throws IOException {
        Access named = context.warehouse();
        if (named != null) {
            return sqlServer(named);
        }
        try {
            Server server = Server.createTcpServer(
                            "-tcpPort",
                            "0",
                            "-ifNotExists",
                            "-baseDir",
                            context.folder()
                                    .resolve("database")
                                    .toAbsolutePath()
                                    .toString())
                    .start();
            TcpProxy line = TcpProxy.before("127.0.0.1", server.getPort());
            return new DrillDatabase(null, server::stop, line, h2At(server.getPort()), h2At(line.port()));
        } catch (SQLException e) {
            throw new IOException("the H2 server did not start: " + e.getMessage(), e);
        }
    }

    private static DrillDatabase h2(DrillContext context) throws IOException {
        H2ServerProcess server = H2ServerProcess.start(context.folder().resolve("database"));
        TcpProxy line = TcpProxy.before("127.0.0.1", server.port());
        return new DrillDatabase(server, server::close, line, h2At(server.port()), h2At(line.port()));
    }

    private static Access h2At(int port) {
        return new Access("jdbc:h2:tcp://127.0.0.1:" + port + "/./warehouse" + H2, "drill", "drill");
    }

    private static DrillDatabase sqlServer(Access named) throws IOException {
        Matcher url = SQL_SERVER.matcher(named.url());
        if (!url.matches()) {
            throw new IllegalArgumentException("the warehouse's URL is not of the form jdbc:sqlserver://HOST:PORT;...");
        }
        int port = url.group(2) == null ? SQL_SERVER_PORT : Integer.parseInt(url.group(2));
        TcpProxy line = TcpProxy.before(url.group(1), port);
        String rest = url.group(3) == null ? "" : url.group(3);
        Access proxied = new Access("jdbc:sqlserver://127.0.0.1:" + line.port() + rest, named.user(), named.password());
        return new DrillDatabase(null, () -> {}, line, named, proxied);
    }

    /** Settings of a child that reaches it over the line. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("warehouse.url", proxied.url());
        if (!proxied.user().isEmpty()) {
            settings.put("warehouse.user", proxied.user());
            settings.put("warehouse.password", proxied.password());
            settings.put("warehouse.trust-server-certificate", "true");
        }
        return settings;
    }

    /** A connection past the line. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(direct.url(), direct.user(), direct.password());
    }

    /** Whether a session of somebody else has written what it has not committed yet. */
    public boolean hasOpenTransaction() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        direct.url().startsWith("jdbc:sqlserver:") ? OPEN_ON_SQL_SERVER : OPEN_ON_H2)) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    public TcpProxy line() {
        return line;
    }

    /** The server, where it is the drill's own and can be killed. */
    public Optional<H2ServerProcess> server() {
        return Optional.ofNullable(server);
    }

    @Override
    public void close() {
        line.close();
        stop.run();
    }
}
