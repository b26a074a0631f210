package dev.etlpipeline.chaos.fault;

import java.io.IOException;
import java.sql.SQLException;
import org.h2.tools.Server;

/** H2's server, in a process that ends with its parent, however that ends: its standard input is over then. */
final class H2ServerMain {

    /** What a shell says of a process that was killed. */
    private static final int ORPHANED = 137;

    private H2ServerMain() {}

    public static void main(String[] args) throws SQLException {
        Thread watch = new Thread(H2ServerMain::awaitParentsEnd, "parent");
        watch.setDaemon(true);
        watch.start();
        Server.main(args);
    }

    private static void awaitParentsEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes anything there.
            }
        } catch (IOException e) {
            // It can not be read any more, which says the same.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
