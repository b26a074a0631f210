package dev.etlpipeline.app.bench;

import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** Where the bench loads to: a database file for each load, or one server with two tables that are dropped. */
final class Place {

    private static final String URL = "warehouse.url";

    private final Engine engine;
    private final Optional<String> server;
    private final Path folder;
    private int files;

    /** @param server JDBC URL of a warehouse; empty for embedded ones in the folder */
    Place(Engine engine, Optional<String> server, Path folder) {
        this.engine = engine;
        this.server = server;
        this.folder = folder;
    }

    Database database() {
        return server.filter(url -> url.startsWith("jdbc:sqlserver:")).isPresent() ? Database.SQL_SERVER : Database.H2;
    }

    /** Settings of a warehouse in which this table is not there; what earlier embedded ones held is deleted. */
    Map<String, String> empty(TargetTable table) throws SQLException, IOException {
        if (server.isPresent()) {
            Map<String, String> settings = Map.of(URL, server.get());
            drop(settings, table);
            return settings;
        }
        return embedded();
    }

    /** An embedded warehouse of its own, also where a server is measured. */
    Map<String, String> embedded() throws IOException {
        Folders.empty(folder);
        return beside();
    }

    /** A further embedded warehouse beside the last one. */
    Map<String, String> beside() {
        files++;
        return Map.of(URL, "jdbc:h2:file:" + folder.resolve("bench-" + files).toAbsolutePath());
    }

    boolean isServer() {
        return server.isPresent();
    }

    void drop(Map<String, String> settings, TargetTable table) throws SQLException {
        try (Warehouse warehouse = engine.open(settings);
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + warehouse.dialect().qualified(table));
        }
    }
}
