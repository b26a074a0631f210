package dev.etlpipeline.chaos.scene;

import dev.etlpipeline.chaos.child.ChildSetup;
import dev.etlpipeline.chaos.child.DrillPipeline;
import dev.etlpipeline.chaos.child.Ended;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.fault.DrillDatabase;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.invariant.Sampler;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A database and a pipeline of the drill's own in this process, for drills about what stands in files: nothing is killed, so
 * runs follow one another quickly. Runs ask no API.
 */
public final class Bench implements AutoCloseable {

    private final DrillContext context;
    private final Journal journal;
    private final DrillDatabase database;
    private final DrillPipeline pipeline;
    private final DrillPipeline control;
    private final Sampler sampler;

    private Bench(DrillContext context, Journal journal, DrillDatabase database) throws IOException {
        this.context = context;
        this.journal = journal;
        this.database = database;
        String name = "drill_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        this.pipeline = DrillPipeline.customers(context, name);
        this.control = DrillPipeline.customers(context, name + "_control");
        this.sampler = Sampler.start(database::connect, pipeline.name(), pipeline.table(), journal);
    }

    public static Bench open(DrillContext context, Journal journal) throws IOException {
        DrillDatabase database = DrillDatabase.here(context);
        try {
            return new Bench(context, journal, database);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public DrillContext context() {
        return context;
    }

    public Journal journal() {
        return journal;
    }

    public DrillPipeline pipeline() {
        return pipeline;
    }

    public DrillPipeline control() {
        return control;
    }

    /** A file in the experiment's folder. */
    public Path file(String name) {
        return context.folder().resolve(name);
    }

    /** Past everything; whoever takes it closes it. */
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** Of the pipeline under test, without the protection that the drill takes away. Changes are the caller's. */
    public ChildSetup setup() {
        return setup(context.folder(), context, pipeline.definition());
    }

    private ChildSetup setup(Path folder, DrillContext of, Path definition) {
        return new ChildSetup(folder, of)
                .settings(database.settings())
                .setting("paths.definition", definition.toAbsolutePath().toString());
    }

    /** Runs a command to its end; the sampler hears what it tells. */
    public Ended run(ChildSetup setup, String... args) {
        Ended ended = setup.here(args);
        ended.events().forEach(sampler::take);
        return ended;
    }

    /** Loads a file. */
    public Ended load(ChildSetup setup, Path file) {
        return run(setup, "run", "--input", file.toAbsolutePath().toString(), "--no-enrich");
    }

    /** Loads a file into the control's table, with all protection. */
    public Finding control(Path file) {
        DrillContext whole = new DrillContext(
                context.home(), context.folder(), context.seed(), context.speed(), null, context.warehouse());
        ChildSetup setup = setup(file("control"), whole, control.definition());
        Ended ended = setup.here("run", "--input", file.toAbsolutePath().toString(), "--no-enrich");
        return Finding.of(
                ended.exitCode() == 0,
                "an undisturbed run ended with exit code " + ended.exitCode() + " " + ended.err());
    }

    /**
     * What the standard invariants look at.
     *
     * @param plain   the records as a plain reader can read them
     * @param loaded  the file that was loaded; it is loaded again by what asks whether that changes anything
     * @param control table or view that the target has to equal
     */
    public Books books(Path plain, Path loaded, String control) {
        return new Books(
                database::connect,
                pipeline.name(),
                pipeline.table(),
                control,
                DrillPipeline.KEY,
                plain,
                context.folder(),
                () -> again(loaded),
                journal);
    }

    private int again(Path loaded) {
        return setup(file("again"), context, pipeline.definition())
                .here("run", "--input", loaded.toAbsolutePath().toString(), "--no-enrich")
                .exitCode();
    }

    /** Executes statements, one after another. */
    public void sql(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A server that is shared is left as it was, but for rows that name the drill's pipelines. */
    @Override
    public void close() throws Exception {
        sampler.close();
        if (context.warehouse() != null) {
            List<String> drops = new ArrayList<>();
            drops.add("DROP VIEW IF EXISTS " + control.table() + "_good");
            drops.add("DROP TABLE IF EXISTS " + pipeline.table());
            drops.add("DROP TABLE IF EXISTS " + control.table());
            sql(drops.toArray(String[]::new));
        }
        database.close();
    }
}
