package dev.etlpipeline.app.process;

import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** H2 as a database server that several processes share, in the test's JVM and on loopback. */
final class H2Server implements AutoCloseable {

    private final Server server;

    private H2Server(Server server) {
        this.server = server;
    }

    static H2Server start(Path folder) throws SQLException {
        // The address that it binds is one for the whole JVM, and only to be had this way.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        return new H2Server(Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString(), "-ifNotExists")
                .start());
    }

    /** A database of this server's; made when it is first opened. */
    TestDatabase database() {
        return H2Databases.at("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./shared");
    }

    @Override
    public void close() {
        server.stop();
    }
}
