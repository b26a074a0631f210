package dev.etlpipeline.chaos.scene;

import dev.etlpipeline.chaos.child.ChildPipeline;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file, a database behind a line, a pipeline of the drill's own and one for the undisturbed control run. Closing it kills every
 * child and leaves the folder.
 */
public final class Scene implements AutoCloseable {

    private final DrillContext context;
    private final Journal journal;
    private final Path file;
    private final DrillDatabase database;
    private final DrillPipeline pipeline;
    private final DrillPipeline control;
    private final List<ChildPipeline> children = new ArrayList<>();
    private final Sampler sampler;
    private final Map<String, String> settings = new TreeMap<>();

    private Scene(DrillContext context, Journal journal, Path file, DrillDatabase database) throws IOException {
        this.context = context;
        this.journal = journal;
        this.file = file.toAbsolutePath();
        this.database = database;
        // On a server that is shared, nobody else's.
        String name = "drill_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        this.pipeline = DrillPipeline.customers(context, name);
        this.control = DrillPipeline.customers(context, name + "_control");
        this.sampler = Sampler.start(database::connect, pipeline.name(), pipeline.table(), journal);
    }

    /** @param file customers, in the layout that ships */
    public static Scene open(DrillContext context, Journal journal, Path file) throws IOException {
        DrillDatabase database = DrillDatabase.open(context);
        try {
            return new Scene(context, journal, file, database);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** For all that is run here, the control run and the last run included. */
    public Scene setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public DrillDatabase database() {
        return database;
    }

    public DrillPipeline pipeline() {
        return pipeline;
    }

    public Path file() {
        return file;
    }

    public Journal journal() {
        return journal;
    }

    public DrillContext context() {
        return context;
    }

    /** How the pipeline under test is started; without the protection that the drill takes away. Changes are the caller's. */
    public ChildSetup setup() {
        return new ChildSetup(context)
                .settings(database.settings())
                .settings(settings)
                .setting("paths.definition", pipeline.definition().toString());
    }

    /** Starts a child that the sampler watches and that is killed at the end. */
    public ChildPipeline begin(ChildSetup setup, String... args) {
        return watched(setup.start(args));
    }

    /** The same in this process, where speed counts more than that it could be killed. */
    public ChildPipeline beginHere(ChildSetup setup, String... args) {
        return watched(setup.startHere(args));
    }

    private ChildPipeline watched(ChildPipeline child) {
        children.add(child);
        return sampler.watch(child);
    }

    /** Loads the file into a table of its own, undisturbed and with all protection; to be done before anything breaks. */
    public Finding control(String... moreArgs) throws Exception {
        DrillContext whole = new DrillContext(
                context.home(), context.folder(), context.seed(), context.speed(), null, context.warehouse());
        ChildSetup setup = new ChildSetup(
                        Files.createDirectories(context.folder().resolve("control")), whole)
                .settings(database.settings())
                .settings(settings)
                .setting("paths.definition", control.definition().toString());
        Ended done = setup.here(run(moreArgs));
        boolean succeeded = done.exitCode() == 0 && done.out().startsWith("SUCCEEDED");
        return Finding.of(
                succeeded,
                "an undisturbed run ended with exit code " + done.exitCode() + ", "
                        + (succeeded ? "SUCCEEDED" : (done.out() + done.err()).strip()));
    }

    private String[] run(String... moreArgs) {
        List<String> args = new ArrayList<>(List.of("run", "--input", file.toString()));
        args.addAll(List.of(moreArgs));
        return args.toArray(String[]::new);
    }

    /**
     * What the standard invariants look at.
     *
     * @param moreArgs of the run, such as {@code --no-enrich}
     */
    public Books books(String... moreArgs) {
        return new Books(
                database::connect,
                pipeline.name(),
                pipeline.table(),
                control.table(),
                DrillPipeline.KEY,
                file,
                context.folder(),
                () -> again(moreArgs),
                journal);
    }

    private int again(String... moreArgs) {
        ChildSetup setup = new ChildSetup(context.folder().resolve("again"), context)
                .settings(database.settings())
                .settings(settings)
                .setting("paths.definition", pipeline.definition().toString());
        return setup.here(run(moreArgs)).exitCode();
    }

    @Override
    public void close() throws Exception {
        sampler.close();
        for (ChildPipeline child : children) {
            child.kill();
        }
        if (context.warehouse() != null) {
            drop(pipeline.table());
            drop(control.table());
        }
        database.close();
    }

    /** A server that is shared is left as it was, but for rows that name the drill's pipelines. */
    private void drop(String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + table);
        }
    }
}
