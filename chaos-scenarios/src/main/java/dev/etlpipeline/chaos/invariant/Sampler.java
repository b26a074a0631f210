package dev.etlpipeline.chaos.invariant;

import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a database and at a child ten times a second, and keeps what it sees in a journal. The rows are those that the database
 * has, not those that the pipeline speaks of.
 */
public final class Sampler implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Books.Connector connector;
    private final String pipeline;
    private final String table;
    private final Journal journal;
    private final Map<String, String> breakers = new TreeMap<>();
    private final ScheduledExecutorService timer;
    private @Nullable Connection connection;
    private long retries;
    private long read;
    private long committed;

    private Sampler(Books.Connector connector, String pipeline, String table, Journal journal) {
        this.connector = connector;
        this.pipeline = pipeline;
        this.table = table;
        this.journal = journal;
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sampler");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param pipeline whose checkpoint is compared with the rows of its table */
    public static Sampler start(Books.Connector connector, String pipeline, String table, Journal journal) {
        Sampler sampler = new Sampler(connector, pipeline, table, journal);
        sampler.timer.scheduleWithFixedDelay(sampler::sample, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return sampler;
    }

    /** Takes note of what a child tells, in journal and samples. */
    public ChildPipeline watch(ChildPipeline child) {
        return child.onEvent(this::take);
    }

    /** Takes note of one thing that was told. */
    public void take(ChildEvent event) {
        synchronized (this) {
            switch (event.type()) {
                case ChildEvent.RUN_STARTED -> read = committed;
                case ChildEvent.CHUNK_READ -> read++;
                case ChildEvent.CHUNK_COMMITTED -> committed++;
                case ChildEvent.SIGNAL -> count(event);
                default -> {}
            }
        }
        tell(event);
    }

    private void count(ChildEvent event) {
        if (event.isSignal("retry.attempt")) {
            retries++;
        }
        String target = event.facts().path("facts").path("api").asText();
        String name = event.text("name");
        if (name.startsWith("circuit.")) {
            breakers.put(target, name.substring("circuit.".length()));
        }
    }

    private void tell(ChildEvent event) {
        if (event.is(ChildEvent.SIGNAL)) {
            Map<String, Object> facts = new LinkedHashMap<>();
            event.facts().path("facts").properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
            facts.put("signal", event.text("name"));
            journal.note(event.at(), Kind.SIGNAL, event.text("message"), facts);
        }
        boolean broken = journal.last(Kind.INJECTED) != null;
        if (broken && (event.is(ChildEvent.OPERATION_FAILED) || event.isSignal("retry.attempt"))) {
            String what = event.is(ChildEvent.SIGNAL)
                    ? event.text("message")
                    : event.text("kind") + " failed: " + event.text("failure");
            journal.noteFirst(event.at(), Kind.DETECTED, what, Map.of());
        }
        if (broken && event.is(ChildEvent.RUN_STARTED) && event.number("attempt") > 1) {
            journal.noteFirst(
                    event.at(), Kind.DETECTED, "the run goes on, attempt " + event.number("attempt"), Map.of());
        }
        if (event.is(ChildEvent.CHUNK_COMMITTED) && journal.last(Kind.DETECTED) != null) {
            journal.noteFirst(
                    event.at(),
                    Kind.RECOVERED,
                    "chunk " + event.number("chunk") + " is committed",
                    Map.of("record", event.number("last")));
        }
        if (event.is(ChildEvent.RUN_FINISHED)) {
            journal.note(event.at(), Kind.COMPLETED, "the run ended " + event.text("state"), Map.of());
        }
    }

    private void sample() {
        Long promised = null;
        Long rows = null;
        try {
            Connection open = connection();
            // The promise first: rows that come between the two questions only make it smaller.
            promised = Sql.isThere(open, Books.LEDGER) ? promised(open) : null;
            rows = Sql.isThere(open, table) ? Sql.number(open, "SELECT COUNT(*) FROM " + table) : null;
        } catch (SQLException e) {
            drop(); // it is away, which is what a sample without rows says
        }
        synchronized (this) {
            journal.sample(new Sample(
                    journal.now(),
                    rows,
                    rows == null ? null : promised,
                    Map.copyOf(breakers),
                    retries,
                    read - committed));
        }
    }

    private long promised(Connection open) throws SQLException {
        return Sql.number(
                open,
                "SELECT SUM(l.rows_inserted) FROM etl.chunk_ledger l WHERE l.run_id IN"
                        + " (SELECT a.batch_id FROM etl.enrichment_audit a WHERE a.pipeline = ?)",
                pipeline);
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connector.connect();
            connection = open;
        }
        return open;
    }

    private void drop() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // It is broken, which is why it is dropped.
        }
        connection = null;
    }

    /** Takes a last sample. */
    @Override
    public void close() throws InterruptedException {
        timer.execute(this::sample);
        timer.execute(this::drop);
        timer.shutdown();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }
}
