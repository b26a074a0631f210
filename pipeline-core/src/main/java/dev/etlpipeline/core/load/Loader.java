package dev.etlpipeline.core.load;

import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.DoomedTransactionException;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction a chunk: look the keys up, insert what is new in bulk, update what changed against the hash that was
 * looked up, let every participant write its own, touch the fence, commit. Where somebody else seems to have written in
 * between, the chunk is rolled back and done once more. Used by one thread, but for {@link #prepare} and {@link #lookAhead}; any
 * number of loads of the same chunk are safe one after another.
 */
public final class Loader {

    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private final DataSource dataSource;
    private final Dialect dialect;
    private final TargetTable table;
    private final LoadEdge edge;
    private final RunContext run;
    private final KeyLookup lookup;
    private final LookAhead ahead;
    private final TargetWrites target;
    private final Isolation isolation;

    /**
     * @param fileId number of the file in {@code etl.source_file}
     * @param runNo  of the run in {@code etl.enrichment_audit}
     */
    public Loader(
            DataSource dataSource,
            Dialect dialect,
            TargetTable table,
            LoadEdge edge,
            RunContext run,
            long fileId,
            long runNo) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.table = table;
        this.edge = edge;
        this.run = run;
        Set<String> before = new HashSet<>();
        edge.participants().forEach(participant -> before.addAll(participant.beforeColumns()));
        this.lookup = new KeyLookup(dialect, table, before);
        this.ahead = new LookAhead(lookup, dataSource);
        this.target = new TargetWrites(
                dialect,
                table,
                new TargetWrites.Looking(lookup, ahead),
                new TargetRows(table, edge.codecs(), fileId, runNo, run.clock()),
                fileId,
                runNo);
        this.isolation = new Isolation(new Transactions(), new Preparer(table, edge.rowHashKey()));
    }

    /**
     * Looks up what the chunk's load will need, while earlier chunks load, where the database can do so without harm. On
     * any thread, several at once; takes a connection.
     */
    public void lookAhead(PreparedChunk prepared) {
        if (dialect.readsWithoutLocks()) {
            ahead.look(prepared);
        }
    }

    /**
     * Makes what the target will get of a chunk, and has participants look at it, ahead of its load. On any thread,
     * several at once; takes no connection.
     */
    public void prepare(PreparedChunk prepared) {
        target.ahead(prepared);
        edge.participants().forEach(participant -> participant.prepare(prepared.chunk()));
    }

    /** For rows that an earlier run read, and has the number of: what later runs wrote stays, and supersedes them. */
    public Loader yieldingToLaterRuns() {
        target.yieldToLaterRuns();
        return this;
    }

    /**
     * Loads a chunk, or finds that it was loaded before.
     *
     * @throws SQLException         the chunk was rolled back, or its commit's answer was lost
     * @throws LoadRefusedException the database refuses the chunk for its data, also when done again
     * @throws IOException          the rejects could not be kept; the chunk was rolled back
     */
    public LoadedChunk load(PreparedChunk prepared) throws SQLException, IOException {
        try {
            return whole(prepared);
        } catch (ChunkRefused refused) {
            if (!edge.refusals().isolate(prepared.chunk(), refused.refusal())) {
                throw given(prepared, refused);
            }
            LOG.info(
                    "{} is searched for rows that the warehouse refuses: {}",
                    prepared.chunk(),
                    SqlErrors.describe(refused.refusal()));
            try {
                return isolation.load(prepared);
            } catch (ChunkRefused again) {
                throw given(prepared, again);
            }
        }
    }

    /** With one redo where somebody else seems to have written. */
    private LoadedChunk whole(PreparedChunk prepared) throws SQLException, IOException, ChunkRefused {
        try {
            return attempt(prepared, this::write);
        } catch (WriteConflict first) {
            LOG.info("{} is done again: {}", prepared.chunk(), first.getMessage());
            lookup.switchProbeOff();
            try {
                return attempt(prepared, this::write);
            } catch (WriteConflict second) {
                throw stayed(prepared, second);
            } catch (Isolation.Overruled e) {
                throw new IllegalStateException(e);
            }
        } catch (Isolation.Overruled e) {
            throw new IllegalStateException(e);
        }
    }

    private ChunkRefused stayed(PreparedChunk prepared, WriteConflict conflict) {
        if (conflict.refusal() != null) {
            return new ChunkRefused(conflict.refusal(), true);
        }
        throw new LoadRefusedException(refusedTwice(prepared, conflict.getMessage()), conflict);
    }

    private String refusedTwice(PreparedChunk prepared, @Nullable String why) {
        return prepared.chunk() + " of " + table.spec().qualified() + " was refused twice: " + why
                + "; look for a unique index or a trigger that the definition does not know";
    }

    /** What a refused chunk ends the run with. */
    private SQLException given(PreparedChunk prepared, ChunkRefused refused) {
        if (refused.twice()) {
            throw new LoadRefusedException(refusedTwice(prepared, conflict(refused.refusal())), refused.refusal());
        }
        return SqlErrors.withoutData(refused.refusal());
    }

    private static String conflict(SQLException duplicate) {
        return "a key exists that was not found (" + SqlErrors.describe(duplicate) + ")";
    }

    /** What a load would count against the target as it stands; writes nothing. */
    public LoadedChunk account(PreparedChunk prepared) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return target.decide(connection, prepared).counted();
        }
    }

    /** What a load into an empty target would count. */
    public static LoadedChunk allNew(PreparedChunk prepared) {
        Decision[] decisions = new Decision[prepared.candidates().size()];
        Arrays.fill(decisions, Decision.INSERT);
        return new Decided(prepared, decisions, new Stored[decisions.length]).counted();
    }

    /** One transaction; its writes are all of the chunk's, or those that the database takes. */
    private LoadedChunk attempt(PreparedChunk prepared, Writes writes)
            throws SQLException, IOException, WriteConflict, ChunkRefused, Isolation.Overruled {
        Connection tx = dataSource.getConnection();
        ChunkTransaction transaction = new ChunkTransaction(tx, prepared.chunk());
        LoadedChunk loaded;
        boolean committed = false;
        try {
            tx.setAutoCommit(false);
            loaded = writes.in(tx, prepared);
            transaction.commit();
            committed = true;
            ahead.committed(prepared);
        } catch (DoomedTransactionException e) {
            throw e;
        } catch (SQLException e) {
            if (dialect.isDuplicateKey(e)) {
                throw new WriteConflict(conflict(e), e);
            }
            SQLException told = transaction.rolledBackAfter(e);
            if (transaction.answered() && isRefusal(e)) {
                throw new ChunkRefused(e, false);
            }
            throw told;
        } finally {
            transaction.close();
            if (!committed) {
                tell(participant -> participant.afterRollback(prepared.chunk()));
            }
        }
        tell(participant -> participant.afterCommit(loaded));
        return loaded;
    }

    /** What a driver refuses itself has neither number nor state; the connection lives, so that it is no lost one. */
    private boolean isRefusal(SQLException e) {
        return dialect.isRowRefusal(e) || (e.getErrorCode() == 0 && e.getSQLState() == null);
    }

    /** What is done is done: a participant that fails afterwards must hide neither the commit nor the first error. */
    private void tell(Consumer<LoadParticipant> news) {
        for (LoadParticipant participant : edge.participants()) {
            try {
                news.accept(participant);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Participant {} failed after the transaction",
                        participant.getClass().getName(),
                        Failures.safe(e));
            }
        }
    }

    private LoadedChunk write(Connection tx, PreparedChunk prepared) throws SQLException, IOException, WriteConflict {
        Chunk chunk = prepared.chunk();
        for (LoadParticipant participant : edge.participants()) {
            Optional<LoadCounts> already = participant.alreadyLoaded(tx, chunk);
            if (already.isPresent()) {
                // It may have been loaded by who took over meanwhile, and then it is not this one's to go on with.
                edge.fence().touch(tx);
                return new LoadedChunk(chunk, already.get(), List.of(), Map.of());
            }
        }
        keep(chunk); // first: the disk works while the database does
        Decided decided = target.decide(tx, prepared);
        target.apply(tx, decided);
        return finished(tx, decided.counted());
    }

    /** As {@link #write}, without the rows that the database refuses: those are among the chunk's rejects then. */
    private LoadedChunk writeAccepted(Connection tx, PreparedChunk prepared)
            throws SQLException, IOException, WriteConflict, Isolation.Overruled {
        Decided decided = target.decide(tx, prepared);
        Map<Integer, SQLException> refused = target.applyAccepted(tx, decided);
        if (!refused.isEmpty()
                && prepared.candidates().size() < prepared.chunk().rows().size()) {
            throw new Isolation.Overruled(refused);
        }
        LoadedChunk left = refused.isEmpty() ? decided.counted() : decided.countedWithout(refused);
        keep(left.chunk());
        return finished(tx, left);
    }

    private void keep(Chunk chunk) throws IOException {
        if (!chunk.rejects().isEmpty()) {
            edge.rejects().keep(run, chunk);
        }
    }

    /** What stands behind the target's rows in the transaction. */
    private LoadedChunk finished(Connection tx, LoadedChunk loaded) throws SQLException, IOException {
        for (LoadParticipant participant : edge.participants()) {
            participant.beforeCommit(tx, loaded);
        }
        edge.fence().touch(tx);
        if (!loaded.chunk().rejects().isEmpty()) {
            edge.rejects().force();
        }
        return loaded;
    }

    /** What stands in a chunk's transaction before its commit. */
    private interface Writes {
        LoadedChunk in(Connection tx, PreparedChunk prepared)
                throws SQLException, IOException, WriteConflict, Isolation.Overruled;
    }

    /** For the search for refused rows. */
    private final class Transactions implements Isolation.Attempts {

        @Override
        public LoadedChunk whole(PreparedChunk prepared) throws SQLException, IOException, ChunkRefused {
            return Loader.this.whole(prepared);
        }

        @Override
        public LoadedChunk accepted(PreparedChunk prepared)
                throws SQLException, IOException, ChunkRefused, Isolation.Overruled {
            try {
                return attempt(prepared, Loader.this::writeAccepted);
            } catch (WriteConflict conflict) {
                throw stayed(prepared, conflict);
            }
        }

        @Override
        public @Nullable SQLException trial(PreparedChunk part) throws SQLException {
            try (ChunkTransaction transaction = new ChunkTransaction(dataSource.getConnection(), part.chunk())) {
                Connection tx = transaction.begin();
                target.apply(tx, target.decide(tx, part));
                return null;
            } catch (WriteConflict conflict) {
                throw new SQLException(conflict.getMessage());
            } catch (SQLException e) {
                if (!dialect.isRowRefusal(e)) {
                    throw e;
                }
                return e;
            }
        }
    }

    /**
     * What stands around the target in a chunk's transaction.
     *
     * @param rowHashKey by which the chunks' rows were hashed, or null
     */
    public record LoadEdge(
            List<LoadParticipant> participants,
            List<ValueCodec> codecs,
            Fence fence,
            RejectSink rejects,
            RefusalPolicy refusals,
            byte @Nullable [] rowHashKey) {

        /** For rows that are hashed without a key. */
        public LoadEdge(
                List<LoadParticipant> participants,
                List<ValueCodec> codecs,
                Fence fence,
                RejectSink rejects,
                RefusalPolicy refusals) {
            this(participants, codecs, fence, rejects, refusals, null);
        }

        public LoadEdge {
            participants = List.copyOf(participants);
            codecs = List.copyOf(codecs);
        }
    }
}
