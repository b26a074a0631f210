package dev.etlpipeline.chaos.databaseloss;

import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.child.ChildSetup;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.scene.CustomerFiles;
import dev.etlpipeline.chaos.scene.Scene;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A load whose database is about to be lost. */
final class Load implements AutoCloseable {

    private static final Duration LINE = Duration.ofMillis(3);

    private final Scene scene;
    private final int rows;
    private @Nullable ChildPipeline child;
    private long committedAtFault;

    private Load(Scene scene, int rows) {
        this.scene = scene;
        this.rows = rows;
    }

    static Load open(DrillContext context, Journal journal) throws IOException {
        int rows = context.speed().pick(2_000, 10_000, 50_000);
        return new Load(
                Scene.open(
                        context,
                        journal,
                        CustomerFiles.write(context.folder().resolve("customers.csv"), rows, context.seed())),
                rows);
    }

    Finding control() throws Exception {
        return scene.control("--no-enrich");
    }

    /** Starts the load on a line that has a length, and waits until 40 % of the file is committed. */
    void beginAndAwaitTheMiddle() throws InterruptedException {
        scene.database().line().latency(LINE);
        child = scene.begin(setup(), "run", "--input", scene.file().toString(), "--no-enrich");
        committedAtFault = child().awaitCommitted(rows * 2L / 5).number("last");
    }

    private ChildSetup setup() {
        return scene.setup()
                .setting("load.chunk-rows", Integer.toString(rows / 50))
                .setting("lease.ttl", "PT2S");
    }

    void killPipeline() throws InterruptedException {
        child().kill();
        committedAtFault = child().committed();
    }

    void resume() throws InterruptedException {
        child = scene.begin(setup(), "resume", child().runId().orElseThrow());
        child().exitCode();
    }

    /** Whether the fault came while there was something to lose on both sides of it. */
    Finding inTheMiddle() {
        long percent = 100 * committedAtFault / rows;
        return Finding.of(percent >= 30 && percent <= 70, percent + " % of the file was committed");
    }

    ChildPipeline child() {
        if (child == null) {
            throw new IllegalStateException("the load has not begun");
        }
        return child;
    }

    Finding endsWith(int exit) throws InterruptedException {
        int code = child().exitCode();
        return Finding.of(code == exit, "exit code " + code);
    }

    Books books() {
        return scene.books("--no-enrich");
    }

    @Override
    public void close() throws Exception {
        scene.close();
    }
}
