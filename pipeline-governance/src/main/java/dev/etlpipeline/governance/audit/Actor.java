package dev.etlpipeline.governance.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param osUser       of the process
 * @param databaseUser of the connection
 */
record Actor(
        @Nullable String osUser,
        @Nullable String databaseUser,
        @Nullable String host) {

    /** Of an event that belongs to a run, whose start says who. */
    static final Actor OF_THE_RUN = new Actor(null, null, null);

    private static final int NAME = 128;
    private static final int HOST = 200;

    static Actor of(Connection connection) throws SQLException {
        return new Actor(
                cut(System.getProperty("user.name"), NAME),
                cut(connection.getMetaData().getUserName(), NAME),
                cut(hostName(), HOST));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
