package dev.etlpipeline.chaos.apiratelimit;

import dev.etlpipeline.chaos.child.DrillPipeline;
import dev.etlpipeline.chaos.scene.Scene;
import dev.etlpipeline.core.reference.ImportRequest;
import dev.etlpipeline.core.reference.ImportWatcher;
import dev.etlpipeline.core.reference.PostcodeImport;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.settings.LeaseSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * What is known before an API fails: the answers for a third of the customers, who were loaded the day before, and an import
 * of the postcodes of another third. Of the rest nobody knows anything.
 */
final class FromBefore {

    private static final int THIRD = 3;

    private final Scene scene;

    FromBefore(Scene scene) {
        this.scene = scene;
    }

    /** Loads every third customer under another pipeline's name, and remembers what the APIs said. */
    void loadYesterday() throws IOException {
        DrillPipeline yesterday =
                DrillPipeline.customers(scene.context(), scene.pipeline().name() + "_yesterday");
        Path file = scene.context().folder().resolve("yesterday.csv");
        List<String> lines = Files.readAllLines(scene.file());
        List<String> third = new ArrayList<>(lines.subList(0, 1));
        for (int record = THIRD; record < lines.size(); record += THIRD) {
            third.add(lines.get(record));
        }
        Files.write(file, third);
        int exit = scene.setup()
                .setting("paths.definition", yesterday.definition().toString())
                .setting("resilience.fallback.postcode.remember", "true")
                .setting("resilience.fallback.company.remember", "true")
                .here("run", "--input", file.toString())
                .exitCode();
        if (exit != 0) {
            throw new IllegalStateException("yesterday's load ended with exit code " + exit);
        }
    }

    /** Imports the postcodes of another third of the customers, as the control run has them. */
    void importPostcodes() throws IOException, SQLException {
        Path file = scene.context().folder().resolve("postcodes.csv");
        Files.write(file, postcodes());
        Settings settings = Settings.of(scene.database().settings());
        try (Warehouse warehouse = Warehouse.open(
                settings.read(WarehouseSettings.class), scene.context().folder(), List.of())) {
            PostcodeImport.Parts parts = new PostcodeImport.Parts(
                    settings.read(CsvSettings.class),
                    scene.context().folder(),
                    settings.read(LeaseSettings.class).ttl(),
                    Clock.systemUTC(),
                    "drill",
                    new ImportWatcher() {});
            new PostcodeImport(warehouse, parts).run(new ImportRequest(file, null, false));
        }
    }

    private List<String> postcodes() throws SQLException {
        List<String> lines = new ArrayList<>(List.of("postcode,country,region,district,latitude,longitude"));
        String sql = "SELECT DISTINCT postcode, country, region, district, latitude, longitude FROM "
                + scene.books().control() + " WHERE source_record % 3 = 1 AND country IS NOT NULL";
        try (Connection connection = scene.database().connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                StringJoiner line = new StringJoiner("\",\"", "\"", "\"");
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    line.add(String.valueOf(found.getString(column)));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
