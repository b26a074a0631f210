package dev.etlpipeline.chaos.databaseloss;

import dev.etlpipeline.chaos.experiment.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What no other attempt helps against. */
final class PermanentFaults {

    private static final String AWAY = "_away";

    static final Fault<Load> TABLE_MISSING = new Fault<>(
            "table-missing",
            "Somebody renames the target in the middle of the load, and later back",
            load -> {
                load.remember();
                rename(load, "", AWAY);
            },
            load -> rename(load, AWAY, ""),
            Load::inTheMiddle);

    /** Only where the login is the drill's own. */
    static final Fault<Load> LOGIN_REFUSED = new Fault<>(
            "login-refused",
            "Somebody changes the login's password in the middle of the load, and later back",
            load -> {
                load.remember();
                load.changePassword("changed");
                load.line().reset();
            },
            load -> load.changePassword("drill"),
            Load::connectionsLost);

    private PermanentFaults() {}

    private static void rename(Load load, String from, String to) throws SQLException {
        String table = load.scene().pipeline().table();
        String name = table.substring(table.indexOf('.') + 1);
        boolean h2 = load.scene().database().server().isPresent();
        String sql = h2
                ? "ALTER TABLE " + table + from + " RENAME TO " + name + to
                : "EXEC sp_rename '" + table + from + "', '" + name + to + "', 'OBJECT'";
        try (Connection connection = load.scene().database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
