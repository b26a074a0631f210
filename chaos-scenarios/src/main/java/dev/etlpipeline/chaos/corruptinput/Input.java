package dev.etlpipeline.chaos.corruptinput;

import dev.etlpipeline.chaos.child.ChildSetup;
import dev.etlpipeline.chaos.child.DrillPipeline;
import dev.etlpipeline.chaos.child.Ended;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.invariant.Books;
import dev.etlpipeline.chaos.invariant.Sql;
import dev.etlpipeline.chaos.scene.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that comes in every night, on the night on which it is damaged. */
final class Input implements AutoCloseable {

    private static final String QUARANTINE = "etl.quarantine";

    private final Bench bench;
    private final DamagedFile written;
    private final Path incoming;
    private @Nullable Ended ended;
    private long visible;

    private Input(Bench bench, DamagedFile written) throws IOException {
        this.bench = bench;
        this.written = written;
        this.incoming = Files.copy(written.plain(), bench.file("incoming.csv"));
    }

    /**
     * @param share of the records that are to be bad
     * @param ways  in which they are, in turns
     */
    static Input open(DrillContext context, Journal journal, double share, List<Damage> ways) throws IOException {
        int rows = context.speed().pick(1_000, 1_000, 20_000);
        int bad = (int) Math.round(rows * share);
        DamagedFile written = Corruptor.write(context.folder(), context.seed(), rows, bad, ways);
        return new Input(Bench.open(context, journal), written);
    }

    Bench bench() {
        return bench;
    }

    DamagedFile written() {
        return written;
    }

    /** Loads the file as it should be into the control's table, and shows of that what a damaged one may leave there. */
    Finding control() throws SQLException {
        Finding loaded = bench.control(written.plain());
        if (!loaded.isBroken()) {
            String without =
                    written.bad().isEmpty() ? "" : " WHERE source_record NOT IN (" + written.badNumbers() + ")";
            bench.sql("CREATE VIEW " + good() + " AS SELECT * FROM "
                    + bench.control().table() + without);
        }
        return loaded;
    }

    private String good() {
        return bench.control().table() + "_good";
    }

    /** The damaged file stands where the good one was expected. */
    void damage() throws IOException {
        Files.copy(written.damaged(), incoming, StandardCopyOption.REPLACE_EXISTING);
        bench.journal().note(Kind.NOTE, "what was done, and how often: " + written.kinds(), Map.of());
    }

    Finding isDamaged() throws IOException {
        boolean differs = Files.mismatch(written.plain(), incoming) >= 0;
        int bad = written.bad().size();
        return Finding.of(
                differs && bad > 0,
                bad + " of " + written.records().size() + " records are bad, in "
                        + written.bad().stream()
                                .map(Expected::damage)
                                .distinct()
                                .count() + " ways");
    }

    ChildSetup setup() {
        return bench.setup()
                .setting("csv.max-record-bytes", Integer.toString(Corruptor.MOST_BYTES))
                .setting("load.chunk-rows", "100");
    }

    void load() throws SQLException {
        load(setup());
    }

    /** Judges the whole file before its first row. */
    void loadCheckedFirst() throws SQLException {
        load(setup().setting("errors.check-first", "true"));
    }

    /** Somebody decides that this file is good enough. */
    void loadTolerantly() throws SQLException {
        bench.load(setup().setting("errors.max-share", "0.06"), incoming);
    }

    private void load(ChildSetup setup) throws SQLException {
        ended = bench.load(setup, incoming);
        try (Connection connection = bench.connect()) {
            String table = bench.pipeline().table();
            visible = Sql.isThere(connection, table) ? Sql.number(connection, "SELECT COUNT(*) FROM " + table) : 0;
        }
    }

    /** Makes the target as a run makes it, and has it know better than the definition. */
    void constrain() throws IOException, SQLException {
        DrillPipeline maker = bench.pipeline().renamed(bench.context(), "_maker");
        String header = Files.readAllLines(written.plain()).get(0);
        Path empty = Files.writeString(bench.file("header.csv"), header + "\n");
        Ended made = bench.load(
                bench.setup().setting("paths.definition", maker.definition().toString()), empty);
        if (made.exitCode() != 0) {
            throw new IllegalStateException("the target was not made: " + made.err());
        }
        bench.sql("ALTER TABLE " + bench.pipeline().table() + " ADD CONSTRAINT ck_"
                + bench.pipeline().name() + " CHECK (date_of_birth >= '1900-01-01')");
    }

    Ended ended() {
        if (ended == null) {
            throw new IllegalStateException("nothing was loaded");
        }
        return ended;
    }

    Finding endsWith(int exit) {
        return Finding.of(
                ended().exitCode() == exit,
                "exit code " + ended().exitCode() + " " + ended().err().strip());
    }

    /** What stood in the target when the first load had ended. */
    Finding leftNothing() {
        return Finding.of(visible == 0, visible + " rows in the target");
    }

    /** Asks the tables that only an installed module makes. */
    Finding ofQuarantine(Look look) throws Exception {
        try (Connection connection = bench.connect()) {
            return Sql.isThere(connection, QUARANTINE)
                    ? look.at(connection)
                    : Finding.skipped("no module that keeps a quarantine is installed");
        }
    }

    /** A look at the quarantine. */
    @FunctionalInterface
    interface Look {
        Finding at(Connection connection) throws Exception;
    }

    String runId() {
        return ended().runId().orElseThrow(() -> new IllegalStateException("no run began: " + ended().err()));
    }

    Path incoming() {
        return incoming;
    }

    Books books() {
        return bench.books(written.plain(), incoming, good());
    }

    /** Once what is too much is tolerated. */
    Books tolerantBooks() {
        Books books = books();
        return new Books(
                books.connector(),
                books.pipeline(),
                books.table(),
                books.control(),
                books.key(),
                books.file(),
                books.folder(),
                () -> bench.load(setup().setting("errors.max-share", "0.06"), incoming)
                        .exitCode(),
                books.journal());
    }

    @Override
    public void close() throws Exception {
        bench.close();
    }
}
