package dev.etlpipeline.chaos.apiratelimit;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import dev.etlpipeline.chaos.api.Api;
import dev.etlpipeline.chaos.api.CallLog;
import dev.etlpipeline.chaos.api.LoggedCall;
import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.child.ChildSetup;
import dev.etlpipeline.chaos.child.Ended;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.scene.CustomerFiles;
import dev.etlpipeline.chaos.scene.Scene;
import dev.etlpipeline.sandbox.api.SimulatedApiSettings;
import dev.etlpipeline.sandbox.api.SimulatedApis;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A load that asks two simulated APIs, of which one is about to fail. */
final class Asking implements AutoCloseable {

    /** Calls of one API in flight, at most: less than the threads that would make them, so that it is the bulkhead that holds. */
    static final int BULKHEAD = 4;

    /** What counts as slow. */
    static final Duration SLOW = Duration.ofMillis(800);

    private static final int THREADS = 8;
    private static final int KEYS_IN_A_CALL = 10;
    private static final int REMEMBERED_CALLS = 200_000;
    private static final Duration LOOK = Duration.ofMillis(10);

    /** What an answer takes, while it matters. */
    private static final Duration USUAL = SimulatedApiSettings.defaults().delay();

    /** The same for the runs before and after, which nobody watches. */
    private static final Duration SOON = Duration.ofMillis(2);

    private final Scene scene;
    private final SimulatedApis apis;
    private final Api broken;
    private final int rows;
    private final List<Told> told = new ArrayList<>();
    private final Map<String, String> circuits = new TreeMap<>();
    private final Map<Api, CallLog> logs = new EnumMap<>(Api.class);
    private @Nullable ChildPipeline child;
    private @Nullable StubMapping stub;
    private @Nullable Marks marks;
    private @Nullable Ended backfilled;
    private Instant began = Instant.EPOCH;
    private Instant injected = Instant.EPOCH;
    private Instant mended = Instant.EPOCH;
    private Duration usual = USUAL;
    private boolean slow;
    private long committedAtFault;
    private long committedAtMend;

    /**
     * An API said when it wants to be called again.
     *
     * @param first the first time that it said so
     */
    record Told(Instant first, Instant until) {}

    private Asking(Scene scene, SimulatedApis apis, Api broken, int rows) {
        this.scene = scene;
        this.apis = apis;
        this.broken = broken;
        this.rows = rows;
    }

    static Asking open(DrillContext context, Journal journal, Api broken) throws IOException {
        int rows = context.speed().pick(1_200, 3_000, 30_000);
        Scene scene = Scene.open(
                context, journal, CustomerFiles.good(context.folder().resolve("customers.csv"), rows, context.seed()));
        SimulatedApis apis = SimulatedApis.start(SimulatedApiSettings.defaults().withJournalEntries(REMEMBERED_CALLS));
        Asking asking = new Asking(scene, apis, broken, rows);
        asking.configure();
        asking.allAnswerIn(SOON);
        return asking;
    }

    /** Lets the load of a short file last, for what is to happen to it one after another. */
    Asking withLongAnswers() {
        usual = scene.context().speed().pick(USUAL.multipliedBy(4), USUAL, USUAL);
        return this;
    }

    private void configure() {
        for (Api api : Api.values()) {
            String enrichment = "enrichment." + api.enrichment() + ".";
            String limits = "resilience.api." + api.enrichment() + ".";
            scene.setting(enrichment + "base-url", api.baseUrl(apis))
                    .setting(enrichment + "max-concurrent", Integer.toString(THREADS))
                    .setting(limits + "max-concurrent", Integer.toString(BULKHEAD))
                    .setting("resilience.fallback." + api.enrichment() + ".remember", "false");
        }
        scene.setting("enrichment.postcode.bulk-size", Integer.toString(KEYS_IN_A_CALL))
                .setting("enrichment.company.api-key", "drill")
                .setting("resilience.retry.throttled-wait", "PT0.05S")
                .setting("resilience.retry.api-call.initial-wait", "PT0.05S")
                .setting("resilience.retry.api-call.max-wait", "PT0.2S");
    }

    private void allAnswerIn(Duration time) {
        for (Api api : Api.values()) {
            answersIn(api, time);
        }
    }

    private void answersIn(Api api, Duration time) {
        api.server(apis).setGlobalFixedDelay(Math.toIntExact(time.toMillis()));
    }

    /** Lets few calls decide, and soon again. */
    Asking withHastyCircuits() {
        Duration openFor =
                scene.context().speed().pick(Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(3));
        String limits = "resilience.api." + broken.enrichment() + ".";
        circuits.put(limits + "window", "6");
        circuits.put(limits + "minimum-calls", "4");
        circuits.put(limits + "trial-calls", "2");
        circuits.put(limits + "slow-call", SLOW.toString());
        circuits.put(limits + "open-for", openFor.toString());
        return this;
    }

    Finding control() throws Exception {
        return scene.control();
    }

    void rememberYesterday() throws Exception {
        FromBefore before = new FromBefore(scene);
        before.loadYesterday();
        before.importPostcodes();
    }

    /** Starts the load on a line that has a length, and waits until a fifth of the file is committed. */
    void beginAndAwaitAFifth() throws InterruptedException {
        for (Api api : Api.values()) {
            api.server(apis).resetRequests();
        }
        allAnswerIn(USUAL);
        answersIn(broken, usual);
        scene.database()
                .line()
                .latency(Duration.ofMillis(scene.context().speed().pick(3, 6, 3)));
        String[] run = {"run", "--input", scene.file().toString()};
        child = scene.context().speed() == Speed.TEST ? scene.beginHere(setup(), run) : scene.begin(setup(), run);
        began = child().await(event -> event.is(ChildEvent.CHUNK_COMMITTED), ChildPipeline.PATIENCE)
                .map(ChildEvent::at)
                .orElse(Instant.EPOCH);
        child().awaitCommitted(rows / 5);
    }

    private ChildSetup setup() {
        return scene.setup()
                .settings(circuits)
                .setting("load.chunk-rows", Integer.toString(rows / 50))
                .setting("load.chunks-in-flight", "4")
                .setting("load.workers", "2");
    }

    /** Lets the API answer everything so, from now on. */
    void answers(MappingBuilder answer) {
        injected = Instant.now();
        committedAtFault = child().committed();
        stub = broken.server(apis).stubFor(answer);
    }

    /** Lets the API take so much longer for all that it says. */
    void slowsDown(Duration delay) {
        injected = Instant.now();
        committedAtFault = child().committed();
        answersIn(broken, delay);
        slow = true;
    }

    boolean isSlow() {
        return slow;
    }

    /** The API is itself again. */
    void mend() {
        StubMapping now = stub;
        if (now != null) {
            broken.server(apis).removeStub(now);
            stub = null;
        }
        answersIn(broken, usual);
        mended = Instant.now();
        committedAtMend = child().committed();
    }

    /** Waits until somebody was told when to call again, and lets the API be itself before that: a call that comes early would be answered. */
    void awaitTold(Duration retryAfter) throws InterruptedException {
        LoggedCall first = awaitRefused(injected);
        told.add(new Told(first.answered(), first.answered().plus(retryAfter)));
        mend();
    }

    /** The same for one that names a time. */
    void awaitTold(Instant until) throws InterruptedException {
        LoggedCall first = awaitRefused(injected);
        told.add(new Told(first.answered(), until));
        mend();
    }

    /** APIs name times to the second. */
    static Instant wholeSecondIn(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private LoggedCall awaitRefused(Instant since) throws InterruptedException {
        while (true) {
            for (LoggedCall call : CallLog.of(broken.server(apis)).since(since).calls()) {
                if (call.status() == Answers.TOO_MANY) {
                    return call;
                }
            }
            if (!child().isAlive()) {
                throw new IllegalStateException("the load ended before the API had refused a call");
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** Waits until calls come again, for as long as there are any to come. */
    void awaitCallsAgain() throws InterruptedException {
        Instant until = told.get(told.size() - 1).until();
        while (child().isAlive() && CallLog.of(broken.server(apis)).since(until).size() == 0) {
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** Waits until the circuit opens; or until so much went by that it should have. */
    void awaitOpenCircuit() throws InterruptedException {
        long enough = Math.min(rows, committedAtFault + rows / 5);
        child().await(
                        event -> isCircuit(event, "opened")
                                || (event.is(ChildEvent.CHUNK_COMMITTED) && event.number("last") >= enough),
                        ChildPipeline.PATIENCE);
    }

    /** Lets the load go on as it is for a fifth of the file. */
    void awaitAnotherFifth() throws InterruptedException {
        child().awaitCommitted(Math.min(rows, child().committed() + rows / 5));
    }

    /** Waits for the end of the load, and takes note of what the APIs and the database know of it. */
    void end() throws InterruptedException, SQLException {
        child().exitCode();
        allAnswerIn(SOON);
        for (Api api : Api.values()) {
            logs.put(api, CallLog.of(api.server(apis)));
        }
        try (Connection connection = scene.database().connect()) {
            marks = Marks.of(connection, broken, scene.pipeline().table(), books().control());
        }
    }

    /** Asks again for what somebody else had to answer. */
    void backfill() {
        scene.database().line().mend();
        scene.journal().note(Kind.NOTE, "./pipeline backfill");
        backfilled = setup().here("backfill");
    }

    boolean isCircuit(ChildEvent event, String state) {
        return event.isSignal("circuit." + state)
                && event.facts().path("facts").path("api").asText().equals(broken.target());
    }

    ChildPipeline child() {
        return there(child, "the load has not begun");
    }

    CallLog log(Api api) {
        return there(logs.get(api), "the load has not ended");
    }

    Marks marks() {
        return there(marks, "the load has not ended");
    }

    Ended backfilled() {
        return there(backfilled, "nothing was filled in");
    }

    private static <T> T there(@Nullable T thing, String why) {
        if (thing == null) {
            throw new IllegalStateException(why);
        }
        return thing;
    }

    Api broken() {
        return broken;
    }

    List<Told> told() {
        return told;
    }

    Instant injected() {
        return injected;
    }

    Instant mended() {
        return mended;
    }

    /** Rows a second between two moments, as commits tell. */
    double pace(Instant from, Instant until) {
        long committed = child().events(ChildEvent.CHUNK_COMMITTED).stream()
                .filter(event -> event.at().isAfter(from) && !event.at().isAfter(until))
                .mapToLong(event -> event.number("last") - event.number("first") + 1)
                .sum();
        return committed / Math.max(0.001, Duration.between(from, until).toMillis() / 1000.0);
    }

    Instant began() {
        return began;
    }

    long committedWhileBroken() {
        return committedAtMend - committedAtFault;
    }

    Marks marksNow() throws SQLException {
        try (Connection connection = scene.database().connect()) {
            return Marks.of(connection, broken, scene.pipeline().table(), books().control());
        }
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
