package dev.etlpipeline.app.process;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** H2 as a database server that several processes share, in the test's JVM and on loopback. */
final class H2Server implements AutoCloseable {

    private final Server server;
    private final Path folder;

    private H2Server(Server server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static H2Server start(Path folder) throws SQLException {
        // It answers nobody but this machine; the build has it bind loopback only.
        Server server = Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString(), "-ifNotExists");
        return new H2Server(server.start(), folder);
    }

    /** A database of this server's; made when it is first opened. */
    TestDatabase database() {
        return H2Databases.at("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./shared");
    }

    /** The same database, past the server. */
    TestDatabase databaseItself() {
        return H2Databases.at("jdbc:h2:file:" + folder.resolve("shared").toAbsolutePath());
    }

    @Override
    public void close() {
        server.stop();
    }
}
