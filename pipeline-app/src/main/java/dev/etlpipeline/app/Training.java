package dev.etlpipeline.app;

import dev.etlpipeline.app.bench.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs the sample file twice, so that the launcher can archive the classes that a run loads; that saves later starts a
 * third of their time. It has a home of its own, which it deletes, and looks neither at the environment nor at anybody's
 * settings: nothing but the simulated APIs is asked, and nothing is written anywhere else.
 */
final class Training {

    private static final String SETTINGS = """
            warehouse:
              url: jdbc:h2:file:${paths.database}/training;MODE=MSSQLServer;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE
            enrichment:
              postcode:
                base-url: stand-in:postcode-api
              company:
                base-url: stand-in:company-api
                api-key: ${file::key}
            """;

    private Training() {}

    /** Ends the JVM: 0 where both runs succeeded. */
    public static void main(String[] args) throws IOException {
        System.exit(run(Path.of(System.getProperty("pipeline.home", "")).resolve("seeds")));
    }

    /** @param seeds the sample file and its definition */
    static int run(Path seeds) throws IOException {
        Path home = Files.createTempDirectory("pipeline-training");
        try {
            furnish(home, seeds);
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            // As on a terminal: that takes more classes.
            Screen screen = new Screen(nowhere, nowhere, true, true, 80);
            App app = App.assemble(Main.modules(), new SettingsOptions(), screen, home, Map.of());
            int first = Commands.of(app).execute("run", "--limit", "100");
            return first != 0 ? first : Commands.of(app).execute("run", "--limit", "100", "--json");
        } finally {
            LogFile.close();
            Folders.delete(home);
        }
    }

    private static void furnish(Path home, Path seeds) throws IOException {
        Path settings = Files.createDirectories(home.resolve("seeds/settings"));
        Files.writeString(settings.resolve("application-local.yaml"), SETTINGS);
        Files.writeString(home.resolve("key"), "any"); // the simulated API only wants to see one
        Files.createDirectories(home.resolve("seeds/pipelines"));
        for (String file : List.of("customers.csv", "pipelines/customers.yaml")) {
            Files.copy(seeds.resolve(file), home.resolve("seeds").resolve(file));
        }
    }
}
