package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.StartPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row for each chunk into {@code etl.chunk_ledger}, in the chunk's transaction, and knows by them where a run
 * goes on. It learns which run it works for where it is asked for the run's start, which is before the first chunk.
 *
 * <p>Whether a chunk is there already is looked up only when the chunk is tried for the second time. The first time it
 * cannot be: what an earlier attempt committed lies before the checkpoint, which is read after the lease was taken, and a
 * commit that was still on its way by then finds the fence grown. Should it be there all the same, the ledger's key
 * refuses it, the loader does the chunk again, and that is a second time.
 */
final class ChunkLedger implements LoadParticipant, StartPoint {

    private final SettingsReader settings;
    private final Supplier<ActionRecorder> actions;
    private final LedgerStore store = new LedgerStore();
    private volatile @Nullable RunContext run;
    private volatile boolean forced;
    private volatile @Nullable String reason;
    private final Map<Records, byte[]> digests = new ConcurrentHashMap<>();
    private long tried;

    /** Of a chunk: first and last. */
    private record Records(long first, long last) {

        static Records of(Chunk chunk) {
            return new Records(chunk.firstRecord(), chunk.lastRecord());
        }
    }

    /** @param actions where it is put on record that somebody goes on with a run */
    ChunkLedger(SettingsReader settings, Supplier<ActionRecorder> actions) {
        this.settings = settings;
        this.actions = actions;
    }

    /** Why the next attempt goes on, null where nobody said. */
    void asked(@Nullable String why) {
        reason = why;
    }

    /** Lets the next attempt go on in spite of what may be overruled. */
    void force() {
        forced = true;
    }

    @Override
    public Checkpoint startOf(Connection connection, RunContext context, RunRequest request) throws SQLException {
        run = null;
        digests.clear();
        tried = 0;
        if (request.again() != null) {
            // Its records come from where they were set aside, which knows what of them is done; there is no file to go
            // on in.
            return Checkpoint.START;
        }
        Begun asked = asked(context, request);
        Checkpoint start = Checkpoint.START;
        if (request.attempt() == null) {
            store.begin(connection, asked);
        } else {
            goOn(connection, context, request, asked);
            start = store.checkpoint(connection, context.runId());
            record(connection, context, start);
            context.signal(resumed(context, start));
        }
        run = context;
        return start;
    }

    private Begun asked(RunContext context, RunRequest request) {
        try {
            return Begun.of(context.runId(), request, settings, context.clock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void goOn(Connection connection, RunContext context, RunRequest request, Begun asked) throws SQLException {
        Begun begun = store.find(connection, context.runId())
                .orElseThrow(
                        () -> stop(context, "is not known to the ledger, so nobody can say how far it came", null));
        if (!store.isLatest(connection, context.runId(), context.attempt())) {
            throw stop(context, "was gone on with by somebody else meanwhile", "./pipeline status");
        }
        List<Difference> differences = new Comparison(store, settings).between(connection, begun, asked, request);
        for (Difference difference : differences) {
            if (!(forced && difference.forceable())) {
                throw stop(context, "cannot be gone on with: " + difference.message(), null);
            }
        }
        if (!begun.sha256().equals(asked.sha256())) {
            store.changeFile(connection, asked);
        }
    }

    private void record(Connection connection, RunContext context, Checkpoint start) throws SQLException {
        String subject = "run " + context.runId() + (forced ? ", forced" : "");
        ManualAction action = new ManualAction(
                "resume", context.pipeline(), subject, start.cursor().record(), reason);
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            actions.get().record(connection, action);
            connection.commit();
            committed = true;
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private static RunStopped stop(RunContext context, String why, @Nullable String next) {
        return new RunStopped(RunState.FAILED, "run " + context.runId() + " " + why, next);
    }

    private static Signal resumed(RunContext context, Checkpoint start) {
        return new Signal(
                "run.resumed",
                "goes on behind record " + start.cursor().record() + ", attempt " + context.attempt(),
                Map.of("record", start.cursor().record(), "attempt", context.attempt()));
    }

    @Override
    public Optional<String> commandToGoOn(RunResult result) {
        RunContext known = run;
        boolean ours = known != null && known.runId().equals(result.runId());
        return ours ? Optional.of("resume " + result.runId()) : Optional.empty();
    }

    @Override
    public void prepare(Chunk chunk) {
        if (run != null) {
            digests.put(Records.of(chunk), new RecordDigest().of(chunk));
        }
    }

    @Override
    public Optional<LoadCounts> alreadyLoaded(Connection tx, Chunk chunk) throws SQLException {
        RunContext known = run;
        if (known == null) {
            return Optional.empty();
        }
        if (tried != chunk.firstRecord()) {
            tried = chunk.firstRecord();
            return Optional.empty();
        }
        Optional<LedgerRow> found = store.row(tx, known.runId(), chunk.firstRecord());
        found.filter(row -> row.last() != chunk.lastRecord()).ifPresent(row -> {
            throw stop(
                    known,
                    "has records " + row.first() + " to " + row.last() + " in its ledger, where " + chunk
                            + " begins: an earlier attempt committed them behind its end",
                    "./pipeline resume " + known.runId());
        });
        found.ifPresent(row -> known.signal(new Signal(
                "ledger.already-loaded",
                chunk + " was committed before, though the answer was lost",
                Map.of("chunk", chunk.number()))));
        return found.map(LedgerRow::counts);
    }

    @Override
    public void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
        RunContext known = run;
        if (known != null) {
            store.add(tx, known.runId(), LedgerRow.of(loaded, digest(loaded.chunk()), known.attempt(), known.clock()));
        }
    }

    private byte[] digest(Chunk chunk) {
        byte[] prepared = digests.get(Records.of(chunk));
        return prepared == null ? new RecordDigest().of(chunk) : prepared;
    }

    @Override
    public void afterCommit(LoadedChunk loaded) {
        digests.remove(Records.of(loaded.chunk()));
    }
}
