package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.child.ChildSetup;
import dev.etlpipeline.chaos.child.DrillPipeline;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A load that has little memory. */
final class Starved implements AutoCloseable {

    private static final int CHUNKS_IN_FLIGHT = 4;

    /** Of a run. */
    private static final int COLLECTIONS = 24;

    private static final int RECORD_LIMIT = 1 << 20;
    private static final int POOL_SIZE = 3;
    /** The pool opens a connection in the place of one that it closes, and the line may see the end of that one later. */
    private static final int BEING_CLOSED = 1;

    private static final String NO_ENRICHMENT = "--no-enrich";

    private final Scene scene;
    private final Pace pace;
    private final WideFile shape;
    private final long bytes;
    private final Leftovers leftovers;
    private @Nullable ChildPipeline child;
    private @Nullable ChildPipeline second;
    private @Nullable Holdings holdings;
    private @Nullable Throughput heapful;
    private @Nullable LiveHeap live;
    private int complaintsBefore;

    private Starved(Scene scene, Pace pace, WideFile shape) throws IOException {
        this.scene = scene;
        this.pace = pace;
        this.shape = shape;
        this.bytes = Files.size(scene.file());
        this.leftovers = new Leftovers(scene);
    }

    static Starved open(DrillContext context, Journal journal, WideFile shape) throws IOException {
        Path file = context.folder().resolve("customers.csv");
        shape.write(file, context.seed());
        Pace pace = Pace.of(context.speed());
        journal.note(
                Kind.NOTE,
                String.format(
                        Locale.ROOT,
                        "%,d records, %,d MB, for a heap of %d MB",
                        shape.rows(),
                        Files.size(file) / Pace.MEGABYTE,
                        pace.heap()));
        // However much is bad, it is loaded: what is set aside must not take memory either.
        Scene scene = Scene.open(context, journal, file).setting("errors.max-share", "1");
        return new Starved(scene, pace, shape);
    }

    Finding control() throws Exception {
        return scene.control(NO_ENRICHMENT);
    }

    private ChildSetup setup() {
        return starve(scene.setup());
    }

    private ChildSetup starve(ChildSetup setup) {
        return setup.heap(pace.heap() + "m")
                .gcLog()
                .collecting(collections())
                .setting("load.chunk-bytes", Integer.toString(pace.chunkBytes()))
                .setting("load.chunks-in-flight", Integer.toString(CHUNKS_IN_FLIGHT))
                .setting("csv.max-record-bytes", Integer.toString(RECORD_LIMIT))
                .setting("warehouse.pool-size", Integer.toString(POOL_SIZE));
    }

    /** Chunks after which a full collection is asked for: of its own accord the JVM makes too few to see a slope. */
    private int collections() {
        return (int) Math.max(1, bytes / pace.chunkBytes() / COLLECTIONS);
    }

    /** For comparison: loads a file as large as the heap, into a table of its own. */
    void loadAHeapful() throws Exception {
        Path file = scene.context().folder().resolve("heapful.csv");
        pace.heapful().write(file, scene.context().seed());
        DrillPipeline own = leftovers.pipeline("heapful");
        ChildSetup setup = starve(new ChildSetup(scene.context().folder().resolve("heapful"), scene.context()))
                .settings(scene.database().settings())
                .setting("paths.definition", own.definition().toString());
        try (ChildPipeline loading = setup.start("run", "--input", file.toString(), NO_ENRICHMENT)) {
            if (loading.exitCode(pace.patience()) != 0) {
                throw new IllegalStateException("a file of the heap's size was not loaded: " + loading.err());
            }
            heapful = Throughput.of(loading, pace.heapful().rows(), Files.size(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    void begin() {
        begin(setup());
    }

    private void begin(ChildSetup setup) {
        ChildPipeline begun = scene.begin(setup, "run", "--input", scene.file().toString(), NO_ENRICHMENT);
        child = begun;
        holdings = Holdings.of(begun);
    }

    void beginOnASlowLine() {
        scene.database().line().latency(pace.latency());
        begin();
    }

    void mendTheLine() {
        scene.database().line().mend();
    }

    /** No chunk ends before it has all its rows, however large they are. */
    void beginWithHugeChunks() {
        begin(setup().settings(
                        Map.of("load.chunk-rows", Integer.toString(Pace.CHUNK), "load.chunk-bytes", "268435456")));
    }

    void awaitEnd() throws InterruptedException {
        child().exitCode(pace.patience());
        complaintsBefore = Complaints.of(child(), scene.context().folder()).size();
    }

    /** Goes on with the run in another process that has as little memory, and waits for its end. */
    void resume() throws InterruptedException {
        ChildPipeline next = scene.begin(setup(), "resume", child().runId().orElseThrow());
        second = next;
        next.exitCode(pace.patience());
    }

    private ChildPipeline child() {
        return Objects.requireNonNull(child, "the load has not begun");
    }

    private ChildPipeline last() {
        return second == null ? child() : second;
    }

    Finding fileExceedsHeap() {
        return fileIsAtLeast(1);
    }

    Finding fileIsManyHeaps() {
        return fileIsAtLeast(pace.times());
    }

    private Finding fileIsAtLeast(int heaps) {
        double times = (double) bytes / Pace.MEGABYTE / pace.heap();
        return Finding.of(
                Math.round(times) >= heaps,
                String.format(Locale.ROOT, "%.1f times the heap of %d MB", times, pace.heap()));
    }

    /** The reader was so much faster that all chunks that may be were in flight, and the file does not fit. */
    Finding databaseWasSlow() {
        Finding exceeds = fileExceedsHeap();
        long most = mostInFlight();
        return Finding.of(
                !exceeds.isBroken() && most >= CHUNKS_IN_FLIGHT,
                exceeds.evidence() + "; " + scene.database().line().held() + " answers came "
                        + pace.latency().toMillis() + " ms late; " + most + " chunks were in flight at most");
    }

    Finding outOfMemoryInTheMiddle() {
        long percent = 100 * child().committed() / shape.rows();
        return Finding.of(
                complaintsBefore > 0 && percent >= 30 && percent <= 70,
                complaintsBefore + " places speak of it, " + percent + " % of the file was committed");
    }

    Finding succeeded() throws InterruptedException {
        int exit = last().exitCode();
        return Finding.of(exit == 0, "exit code " + exit + ", " + last().state().orElse("no end of its own"));
    }

    Finding failed() throws InterruptedException {
        int exit = child().exitCode();
        String state = child().state().orElse("no end of its own");
        return Finding.of(exit == 1 && state.equals("FAILED"), "exit code " + exit + ", " + state);
    }

    Finding noOutOfMemory() {
        List<String> complaints = Complaints.of(child(), scene.context().folder());
        return Finding.of(complaints.isEmpty(), complaints.isEmpty() ? "nothing speaks of one" : complaints.get(0));
    }

    Finding noneBehindTheResume() {
        int more = Complaints.of(last(), scene.context().folder()).size() - complaintsBefore;
        return Finding.of(
                more <= 0 && complaintsBefore > 0, complaintsBefore + " before, " + Math.max(0, more) + " behind");
    }

    Finding nothingTriedAgain() {
        List<String> retried = child().events().stream()
                .filter(event -> event.isSignal("retry.attempt"))
                .map(event -> event.text("message"))
                .toList();
        return Finding.of(retried.isEmpty(), retried.size() + " retries " + retried);
    }

    Finding chunksBounded() {
        long most = mostInFlight();
        return Finding.of(most <= CHUNKS_IN_FLIGHT, "at most " + most + ", of " + CHUNKS_IN_FLIGHT);
    }

    private long mostInFlight() {
        long most = 0;
        long now = 0;
        for (ChildEvent event : child().events()) {
            now += event.is(ChildEvent.CHUNK_READ) ? 1 : event.is(ChildEvent.CHUNK_COMMITTED) ? -1 : 0;
            most = Math.max(most, now);
        }
        return most;
    }

    Finding givenBack() {
        Finding held = Objects.requireNonNull(holdings).givenBack();
        int connections = scene.database().line().mostOpen();
        String evidence = held.evidence() + "; " + connections + " connections at most, of a pool of " + POOL_SIZE
                + " and one that is being closed";
        return Finding.of(!held.isBroken() && connections <= POOL_SIZE + BEING_CLOSED, evidence);
    }

    /** Read once, when the run is over. */
    LiveHeap liveHeap() throws IOException {
        LiveHeap read = live;
        if (read == null) {
            read = new LiveHeap(pace.heap(), GcLog.read(scene.context().folder().resolve("gc.log")));
            read.tell(scene.journal());
            live = read;
        }
        return read;
    }

    Finding asFastAsAHeapful() {
        Throughput small = Objects.requireNonNull(heapful, "no file of the heap's size was loaded");
        Throughput large = Throughput.of(child(), shape.rows(), bytes);
        scene.journal()
                .figure("throughput", "bytes a second between the first commit and the last", large + "; " + small);
        return large.comparedWith(small, pace.judged());
    }

    Finding hugeRecordKept() throws Exception {
        try (Connection connection = scene.database().connect()) {
            return HugeRecord.examine(connection, child().runId().orElseThrow(), scene.file(), Pace.HUGE, RECORD_LIMIT);
        }
    }

    Books books() {
        return scene.books(NO_ENRICHMENT);
    }

    /** Leaves log, gc.log and journal; what takes gigabytes is removed. */
    @Override
    public void close() throws Exception {
        leftovers.remove();
    }
}
