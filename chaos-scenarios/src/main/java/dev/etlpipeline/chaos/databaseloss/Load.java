package dev.etlpipeline.chaos.databaseloss;

import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.child.ChildSetup;
import dev.etlpipeline.chaos.child.SimulatedError;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.fault.TcpProxy;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.scene.CustomerFiles;
import dev.etlpipeline.chaos.scene.Scene;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A load whose database is about to be lost. */
final class Load implements AutoCloseable {

    /** How the attempt that was broken is told to stand, which a warehouse that refuses the pipeline can not be told itself. */
    static final String STANDING = "SELECT status FROM etl.run_status WHERE pipeline = ? AND attempt = 1";

    /** On a server that others use too there may always be one. */
    private static final int TRIES = 50;

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private static final String CALM = "PT20S";
    private static final String POOL_SIZE = "3";

    private final Scene scene;
    private final Pace pace;
    private final Onlooker onlooker = new Onlooker();
    private final List<SimulatedError> errors = new ArrayList<>();
    private @Nullable String budget;
    private @Nullable ChildPipeline child;
    private @Nullable ChildPipeline second;
    private long committedAtFault;
    private String asItWas = "";
    private @Nullable Connection admin;

    private Load(Scene scene, Pace pace) {
        this.scene = scene;
        this.pace = pace;
    }

    static Load open(DrillContext context, Journal journal) throws IOException {
        Pace pace = Pace.of(context);
        var file = CustomerFiles.write(context.folder().resolve("customers.csv"), pace.rows(), context.seed());
        return new Load(Scene.open(context, journal, file), pace);
    }

    Finding control() throws Exception {
        return scene.control("--no-enrich");
    }

    /** How long the warehouse may be away until the run gives up. */
    Load giveUpAfter(Duration time) {
        budget = time.toString();
        return this;
    }

    /** What chunks in the middle of the file are answered, instead of being loaded. */
    Load answered(SimulatedError error) {
        errors.add(error);
        return this;
    }

    /** Starts the load and waits until 40 % of the file is committed. */
    void beginAndAwaitTheMiddle() throws InterruptedException {
        line().latency(pace.line());
        ChildSetup setup = setup();
        errors.forEach(setup::fault);
        child = scene.begin(setup, "run", "--input", scene.file().toString(), "--no-enrich");
        child().awaitCommitted(pace.rows() * 2L / 5);
        remember();
    }

    /** Where the load stands now that something breaks. */
    void remember() {
        committedAtFault = child().committed();
    }

    private ChildSetup setup() {
        ChildSetup setup = scene.setup()
                .settings(pace.settings())
                .settings(Onlooker.settings())
                .setting("warehouse.pool-size", POOL_SIZE);
        return budget == null ? setup : setup.setting("resilience.retry.load.budget", budget);
    }

    TcpProxy line() {
        return scene.database().line();
    }

    Scene scene() {
        return scene;
    }

    Pace pace() {
        return pace;
    }

    void mendTheLine() {
        line().mend();
        line().latency(pace.line());
    }

    /** Changes the password of the drill's own login, by a connection that was let in before. */
    void changePassword(String password) throws SQLException {
        Connection open = admin == null ? scene.database().connect() : admin;
        admin = open;
        try (Statement statement = open.createStatement()) {
            statement.execute("ALTER USER drill SET PASSWORD '" + password + "'");
        }
    }

    /**
     * Stops the child where it has no transaction open: one that slept inside would keep its locks, and whoever takes over
     * would wait for the same keys until it wakes.
     */
    void pauseBetweenTransactions() throws IOException, InterruptedException, SQLException {
        child().pause();
        for (int i = 0; i < TRIES && scene.database().hasOpenTransaction(); i++) {
            child().goOn();
            Thread.sleep(A_MOMENT.toMillis());
            child().pause();
        }
    }

    /** Lets a time pass, or the run end, whichever comes first. */
    void pass(Duration time) throws InterruptedException {
        child().await(event -> false, time);
    }

    /** The same, in which somebody asks how the database is. */
    void stayAway(Duration time) throws Exception {
        Instant until = Instant.now().plus(time);
        onlooker.lookWhileAway(setup());
        Duration rest = Duration.between(Instant.now(), until);
        if (!rest.isNegative()) {
            pass(rest);
        }
    }

    /** Waits for the run's end, and asks once more. */
    void awaitEndAndHealth() throws Exception {
        awaitEnd();
        onlooker.lookAfterwards(setup());
    }

    Onlooker onlooker() {
        return onlooker;
    }

    Finding metricsTell() throws IOException {
        return Onlooker.metricsTell(scene.context().folder(), child(), pace.rows());
    }

    void awaitEnd() throws InterruptedException {
        child().exitCode();
    }

    /** Goes on with the run in another process, and waits for its end. */
    void resume() throws InterruptedException {
        // Not in a hurry: a server that has just refused logins makes the next one wait.
        ChildSetup calm =
                setup().setting("warehouse.socket-timeout", CALM).setting("warehouse.connection-timeout", CALM);
        ChildPipeline next = scene.begin(calm, "resume", child().runId().orElseThrow());
        second = next;
        next.exitCode();
    }

    /** Lets twice the lease's time pass, in which nobody hears of the run, and goes on with it in another process. */
    void takeOver() throws Exception {
        pass(pace.ttl().multipliedBy(2));
        resume();
        asItWas = books().fingerprint();
    }

    Finding fenced() throws InterruptedException {
        Finding ended = ended(1);
        boolean fenced = child().state().filter("FENCED"::equals).isPresent();
        return Finding.of(!ended.isBroken() && fenced, ended.evidence());
    }

    Finding unchanged() throws SQLException {
        String now = books().fingerprint();
        return Finding.of(now.equals(asItWas), asItWas + "; then " + now);
    }

    /** The run as it was begun. */
    ChildPipeline child() {
        return Objects.requireNonNull(child, "the load has not begun");
    }

    private ChildPipeline last() {
        return second == null ? child() : second;
    }

    /** Whether the fault came while there was something to lose on both sides of it. */
    Finding inTheMiddle() {
        long percent = 100 * committedAtFault / pace.rows();
        return Finding.of(percent >= 30 && percent <= 70, percent + " % of the file was committed");
    }

    /** The same, and connections were lost by it. */
    Finding connectionsLost() {
        Finding middle = inTheMiddle();
        long cuts = line().cuts();
        return Finding.of(!middle.isBroken() && cuts > 0, middle.evidence() + ", " + cuts + " connections were lost");
    }

    Finding succeeded() throws InterruptedException {
        int exit = last().exitCode();
        return Finding.of(exit == 0, "exit code " + exit + ", " + last().state().orElse("no end of its own"));
    }

    /** How the run that was broken ended, before anybody went on with it. */
    Finding ended(int wanted) throws InterruptedException {
        int exit = child().exitCode();
        return Finding.of(
                exit == wanted, "exit code " + exit + ", " + child().state().orElse("no end of its own"));
    }

    Finding endedOnRecord() throws SQLException {
        try (Connection connection = scene.database().connect();
                PreparedStatement asks = connection.prepareStatement(STANDING)) {
            asks.setString(1, scene.pipeline().name());
            try (ResultSet rows = asks.executeQuery()) {
                String standing = rows.next() ? rows.getString(1) : "no row";
                return Finding.of(Set.of("FAILED", "INTERRUPTED").contains(standing), standing);
            }
        }
    }

    Attempts attempts() {
        return new Attempts(child().events(), pace);
    }

    /** From the rollback to the first commit behind it. */
    Finding recoveredInTime() {
        Instant back = scene.journal().last(Kind.ROLLED_BACK);
        Optional<Instant> first = last().events(ChildEvent.CHUNK_COMMITTED).stream()
                .map(ChildEvent::at)
                .filter(at -> back != null && at.isAfter(back))
                .findFirst();
        if (back == null || first.isEmpty()) {
            return Finding.broken("nothing was committed behind the fault");
        }
        Duration took = Duration.between(back, first.get());
        scene.journal().figure("recovery", "first commit behind the rollback", took.toMillis() + " ms");
        return Finding.of(
                took.compareTo(pace.recovery()) <= 0,
                took.toMillis() + " ms, of " + pace.recovery().toMillis());
    }

    /** What the line before the database saw of the pool. */
    Finding poolRefilled() {
        int most = line().mostOpen();
        int left = line().open();
        long lost = line().cuts();
        boolean leaked = child().log().stream().anyMatch(log -> log.contains("leak detection triggered"));
        return Finding.of(
                // One that is lost may still be saying farewell while another takes its place.
                most <= Integer.parseInt(POOL_SIZE) + lost && left == 0 && !leaked && line().accepted() > lost,
                line().accepted() + " connections made, " + lost + " of them lost, at most " + most
                        + " open at once of a pool of " + POOL_SIZE + ", " + left + " left open, "
                        + (leaked ? "some" : "none") + " not given back");
    }

    Books books() {
        return scene.books("--no-enrich");
    }

    @Override
    public void close() throws Exception {
        if (admin != null) {
            admin.close();
        }
        scene.close();
    }
}
