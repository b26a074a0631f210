package dev.etlpipeline.app;

import dev.etlpipeline.app.bench.Engine;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The application as a bench uses it: assembled anew for each run, with the modules that are installed, the settings of
 * the command line, and folders and a table of the bench's own.
 */
final class BenchEngine implements Engine {

    private static final String NAME = "bench";
    private static final String TABLE = "etl_bench";

    /** Of the files: any, but always the same. */
    private static final String SEED = "7";

    private final Path home;
    private final Screen screen;
    private final SettingsOptions options;
    private final Path folder;
    private final @Nullable CommandLine generate;
    private final PipelineDefinition definition;

    /**
     * @param folder   for what runs write beside the warehouse
     * @param generate the command that makes files, null where no module brings it
     */
    BenchEngine(Path home, Screen screen, SettingsOptions options, Path folder, @Nullable CommandLine generate) {
        this.home = home;
        this.screen = screen;
        this.options = options;
        this.folder = folder.toAbsolutePath();
        this.generate = generate;
        this.definition = own(assemble(Map.of()).definition(home.resolve("seeds/pipelines/customers.yaml")));
    }

    private static PipelineDefinition own(PipelineDefinition customers) {
        return customers.into(NAME, new TargetSpec(customers.target().schema(), TABLE, false, true));
    }

    private App assemble(Map<String, String> settings) {
        return assemble(Main.modules(), settings);
    }

    private App assemble(List<PipelineModule> modules, Map<String, String> settings) {
        return App.assemble(modules, with(settings), screen, home, System.getenv());
    }

    /** The bench asks no API but the simulated ones, whatever the profile says. */
    private SettingsOptions with(Map<String, String> settings) {
        SettingsOptions all = new SettingsOptions();
        all.profile = options.profile;
        all.file = options.file;
        all.overrides = new LinkedHashMap<>(options.overrides);
        all.overrides.put("errors.max-share", "1"); // a tenth of a file is bad on purpose
        all.overrides.put("enrichment.postcode.base-url", "stand-in:postcode-api");
        all.overrides.put("enrichment.company.base-url", "stand-in:company-api");
        all.overrides.put("enrichment.company.api-key", "${file::seeds/settings/stand-in-api-key.txt}");
        // Logs stay where they always are: they are kept, and written to after the folder is gone.
        for (String kind : List.of("database", "rejects", "reports", "spool")) {
            all.overrides.put("paths." + kind, folder.resolve(kind).toString());
        }
        all.overrides.putAll(settings);
        return all;
    }

    @Override
    public PipelineDefinition definition() {
        return definition;
    }

    @Override
    public RunResult run(Job job) throws IOException {
        return run(assemble(job.settings()), job);
    }

    @Override
    public RunResult runCore(Job job) throws IOException {
        return run(assemble(List.of(), job.settings()), job);
    }

    @Override
    public RunResult runWithout(String module, Job job) throws IOException {
        List<PipelineModule> others = Main.modules().stream()
                .filter(one -> !one.name().equals(module))
                .toList();
        return run(assemble(others, job.settings()), job);
    }

    private RunResult run(App app, Job job) throws IOException {
        try (InputFile input = InputFile.open(job.input(), folder.resolve("spool"));
                PipelineRunner runner = app.runner()) {
            return runner.run(new RunRequest(definition, input, Long.MAX_VALUE, job.dryRun(), job.enrich()));
        }
    }

    @Override
    public Warehouse open(Map<String, String> settings) {
        return Warehouse.open(assemble(settings).settings().read(WarehouseSettings.class), home, List.of());
    }

    @Override
    public List<String> child(Job job) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dpipeline.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                BenchChild.class.getName(),
                folder.toString(),
                job.input().toAbsolutePath().toString(),
                "--profile",
                options.profile));
        if (options.file != null) {
            arguments.addAll(List.of("--settings", options.file.toAbsolutePath().toString()));
        }
        Map<String, String> overrides = new LinkedHashMap<>(options.overrides);
        overrides.putAll(job.settings());
        overrides.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return arguments;
    }

    /** Name and version of the database behind the warehouse. */
    String product() {
        try (Warehouse warehouse = open(Map.of("warehouse.url", productUrl()));
                Connection connection = warehouse.dataSource().getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return database.getDatabaseProductName() + " " + database.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new WarehouseException("the warehouse does not say what it is: " + SqlErrors.describe(e), e);
        }
    }

    private String productUrl() {
        String named = options.overrides.get("warehouse.url");
        return named == null ? "jdbc:h2:mem:bench" : named;
    }

    /** By the command that the sandbox brings: this application knows no module. */
    @Override
    public void generate(long rows, int badPercent, boolean shuffled, Path file) throws IOException {
        CommandLine command = generate;
        if (command == null) {
            throw new SettingsException(List.of(
                    "bench: needs the command generate, which pipeline-sandbox brings, and that is not installed"));
        }
        List<String> arguments = new ArrayList<>(List.of("--rows", Long.toString(rows), "--seed", SEED, "--bad"));
        arguments.addAll(List.of(Integer.toString(badPercent), "--overwrite", "--output", file.toString()));
        if (shuffled) {
            arguments.add("--shuffle");
        }
        command.setExecutionStrategy(new CommandLine.RunLast());
        command.setErr(new PrintWriter(Writer.nullWriter()));
        int exit = command.execute(arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IOException("generate ended with exit code " + exit);
        }
    }
}
