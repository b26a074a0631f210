package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.child.DrillPipeline;
import dev.etlpipeline.chaos.fault.H2ServerProcess;
import dev.etlpipeline.chaos.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What takes more room than it is worth once a drill is over. */
final class Leftovers {

    private final Scene scene;
    private final List<String> tables = new ArrayList<>();

    Leftovers(Scene scene) {
        this.scene = scene;
    }

    /** A pipeline beside that of the scene, whose table goes too. */
    DrillPipeline pipeline(String suffix) throws IOException {
        DrillPipeline own =
                DrillPipeline.customers(scene.context(), scene.pipeline().name() + "_" + suffix);
        tables.add(own.table());
        return own;
    }

    /** Closes the scene, and removes its file and, where it is the drill's own, the database. */
    void remove() throws Exception {
        if (scene.context().warehouse() != null) {
            dropTables();
        }
        scene.close();
        if (scene.database().server().isPresent()) {
            H2ServerProcess server = scene.database().server().get();
            server.kill(); // closing does not wait for its end
        }
        Files.deleteIfExists(scene.file());
        delete(scene.context().folder().resolve("database"));
    }

    private void dropTables() throws Exception {
        try (Connection connection = scene.database().connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("DROP TABLE IF EXISTS " + table);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
