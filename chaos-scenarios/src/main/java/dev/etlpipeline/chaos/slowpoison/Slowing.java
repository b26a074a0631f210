package dev.etlpipeline.chaos.slowpoison;

import dev.etlpipeline.chaos.api.Api;
import dev.etlpipeline.chaos.api.CallLog;
import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.child.ChildSetup;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.scene.CustomerFiles;
import dev.etlpipeline.chaos.scene.Scene;
import dev.etlpipeline.sandbox.api.SimulatedApiSettings;
import dev.etlpipeline.sandbox.api.SimulatedApis;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A load around which things get slower and slower. */
final class Slowing implements AutoCloseable {

    /** Chunks between reader and commit, at most. */
    static final int CHUNKS_IN_FLIGHT = 4;

    private static final int REMEMBERED_CALLS = 200_000;
    private static final Duration USUAL = SimulatedApiSettings.defaults().delay();
    private static final Duration LINE = Duration.ofMillis(1);

    /** Far from all that gets slow here, also on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Scene scene;
    private final SimulatedApis apis;
    private final int rows;
    private final int chunks;
    private final @Nullable String heap;
    private @Nullable ChildPipeline child;
    private Instant injected = Instant.EPOCH;
    private Poison now = Poison.NONE;
    private Duration injectedDelay = Duration.ZERO;
    private long heldBefore;
    private long chunksBefore;
    private long heldWhilePoisoned;

    private Slowing(Scene scene, SimulatedApis apis, int rows, int chunks, @Nullable String heap) {
        this.scene = scene;
        this.apis = apis;
        this.rows = rows;
        this.chunks = chunks;
        this.heap = heap;
    }

    /** @param heap of a child of its own, as {@code -Xmx} takes it, or null where its size is not the point */
    static Slowing open(DrillContext context, Journal journal, @Nullable String heap) throws IOException {
        int rows = context.speed().pick(1_000, 10_000, 200_000);
        // Of no more than 1,000 rows each: in a larger one the work hides the delays of the few answers it waits for.
        int chunks = context.speed().pick(50, 50, 200);
        Scene scene = Scene.open(
                context, journal, CustomerFiles.good(context.folder().resolve("customers.csv"), rows, context.seed()));
        SimulatedApis apis = SimulatedApis.start(SimulatedApiSettings.defaults().withJournalEntries(REMEMBERED_CALLS));
        for (Api api : Api.values()) {
            scene.setting("enrichment." + api.enrichment() + ".base-url", api.baseUrl(apis))
                    .setting("enrichment." + api.enrichment() + ".read-timeout", PATIENCE.toString())
                    .setting("enrichment." + api.enrichment() + ".call-timeout", PATIENCE.toString())
                    .setting("resilience.api." + api.enrichment() + ".slow-call", PATIENCE.toString())
                    .setting("resilience.fallback." + api.enrichment() + ".remember", "false");
        }
        scene.setting("enrichment.company.api-key", "drill");
        return new Slowing(scene, apis, rows, chunks, heap);
    }

    Finding control() throws Exception {
        return scene.control();
    }

    /** Starts the load on a line that has a length, and waits until a fifth of the file is committed. */
    void beginAndAwaitAFifth() throws InterruptedException {
        for (Api api : Api.values()) {
            api.server(apis).resetRequests();
        }
        scene.database().line().latency(LINE);
        String[] run = {"run", "--input", scene.file().toString()};
        child = heap == null
                ? scene.beginHere(setup(), run)
                : scene.begin(setup().heap(heap).gcLog(), run);
        awaitFifth(1);
    }

    private ChildSetup setup() {
        return scene.setup()
                .setting("load.chunk-rows", Integer.toString(rows / chunks))
                .setting("load.chunks-in-flight", Integer.toString(CHUNKS_IN_FLIGHT))
                .setting("load.workers", "2");
    }

    private void awaitFifth(int fifth) throws InterruptedException {
        child().awaitCommitted((long) rows * fifth / 5);
    }

    /** Makes everything so much slower than at the beginning. */
    void slowDown(Poison poison) {
        if (now.equals(Poison.NONE)) {
            injected = Instant.now();
        }
        takeStock();
        now = poison;
        Api.POSTCODE
                .server(apis)
                .setGlobalFixedDelay(Math.toIntExact(USUAL.plus(poison.api()).toMillis()));
        scene.database().line().latency(LINE.plus(poison.database()));
        scene.journal()
                .note(
                        Kind.NOTE,
                        "each answer of the postcode API takes "
                                + USUAL.plus(poison.api()).toMillis()
                                + " ms, each of the database "
                                + LINE.plus(poison.database()).toMillis() + " ms");
    }

    /** Slower with each fifth of the file: so much, twice as much, four times. */
    void slowDownMoreAndMore(Poison poison) throws InterruptedException {
        awaitFifth(2);
        slowDown(poison.times(2));
        awaitFifth(3);
        slowDown(poison.times(4));
    }

    void end() throws InterruptedException {
        child().exitCode();
        takeStock();
    }

    /** Nothing is mended before the load has ended: this is how it has to end. */
    void mend() {
        now = Poison.NONE;
        Api.POSTCODE.server(apis).setGlobalFixedDelay(Math.toIntExact(USUAL.toMillis()));
        scene.database().line().mend();
    }

    /** Adds up what was injected: of the database each answer, of the API one delay a chunk, as a chunk's calls go out together. */
    private void takeStock() {
        long held = scene.database().line().held();
        long chunks = child().events(ChildEvent.CHUNK_COMMITTED).size();
        Duration database = now.database().multipliedBy(held - heldBefore);
        Duration api = now.api().multipliedBy(chunks - chunksBefore + CHUNKS_IN_FLIGHT);
        injectedDelay = injectedDelay.plus(database).plus(api);
        heldWhilePoisoned += now.database().isZero() ? 0 : held - heldBefore;
        heldBefore = held;
        chunksBefore = chunks;
    }

    ChildPipeline child() {
        if (child == null) {
            throw new IllegalStateException("the load has not begun");
        }
        return child;
    }

    CallLog log(Api api) {
        return CallLog.of(api.server(apis));
    }

    /** How long an answer of the postcode API took before any delay was added. */
    static Duration usual() {
        return USUAL;
    }

    Instant injected() {
        return injected;
    }

    Duration injectedDelay() {
        return injectedDelay;
    }

    long heldWhilePoisoned() {
        return heldWhilePoisoned;
    }

    int rows() {
        return rows;
    }

    Scene scene() {
        return scene;
    }

    Books books() {
        return scene.books();
    }

    @Override
    public void close() throws Exception {
        try (apis) {
            scene.close();
        }
    }
}
