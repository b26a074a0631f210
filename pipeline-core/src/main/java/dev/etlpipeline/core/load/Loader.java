package dev.etlpipeline.core.load;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.warehouse.ChunkWriter;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * between, the chunk is rolled back and done once more. Used by one thread, but for {@link #lookAhead}; any number of loads of the same chunk are
 * safe one after another.
 */
public final class Loader {

    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private final DataSource dataSource;
    private final Dialect dialect;
    private final TargetTable table;
    private final LoadEdge edge;
    private final RunContext run;
    private final long fileId;
    private final long runNo;
    private long latestRun = Long.MAX_VALUE;
    private final KeyLookup lookup;
    private final LookAhead ahead;
    private final ChunkWriter writer;
    private final TargetRows rows;
    private final ChunkToucher toucher;
    private final int statusPosition;

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
        this.fileId = fileId;
        this.runNo = runNo;
        Set<String> before = new HashSet<>();
        edge.participants().forEach(participant -> before.addAll(participant.beforeColumns()));
        this.lookup = new KeyLookup(dialect, table, before);
        this.ahead = new LookAhead(lookup, dataSource);
        this.writer = dialect.writer(table);
        this.rows = new TargetRows(table, edge.codecs(), fileId, runNo, run.clock());
        this.toucher = new ChunkToucher(dialect, table, fileId);
        this.statusPosition = table.schema().has(PipelineDefinition.ENRICHMENT_STATUS)
                ? table.schema().indexOf(PipelineDefinition.ENRICHMENT_STATUS)
                : -1;
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

    /** For rows that an earlier run read, and has the number of: what later runs wrote stays, and supersedes them. */
    public Loader yieldingToLaterRuns() {
        latestRun = runNo;
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
            return attempt(prepared);
        } catch (WriteConflict first) {
            LOG.info("{} is done again: {}", prepared.chunk(), first.getMessage());
            lookup.switchProbeOff();
            try {
                return attempt(prepared);
            } catch (WriteConflict second) {
                throw new LoadRefusedException(
                        prepared.chunk() + " of " + table.spec().qualified() + " was refused twice: "
                                + second.getMessage()
                                + "; look for a unique index or a trigger that the definition does not know",
                        second);
            }
        }
    }

    /** What a load would count against the target as it stands; writes nothing. */
    public LoadedChunk account(PreparedChunk prepared) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return counted(prepared, decide(connection, prepared));
        }
    }

    /** What a load into an empty target would count. */
    public static LoadedChunk allNew(PreparedChunk prepared) {
        Decision[] decisions = new Decision[prepared.candidates().size()];
        Arrays.fill(decisions, Decision.INSERT);
        return counted(prepared, new Decided(decisions, new Stored[decisions.length]));
    }

    private LoadedChunk attempt(PreparedChunk prepared) throws SQLException, IOException, WriteConflict {
        Connection tx = dataSource.getConnection();
        ChunkTransaction transaction = new ChunkTransaction(tx, prepared.chunk());
        LoadedChunk loaded;
        boolean committed = false;
        try {
            tx.setAutoCommit(false);
            loaded = write(tx, prepared);
            transaction.commit();
            committed = true;
            ahead.committed(prepared);
        } catch (SQLException e) {
            if (dialect.isDuplicateKey(e)) {
                throw new WriteConflict("a key exists that was not found (" + SqlErrors.describe(e) + ")");
            }
            throw transaction.rolledBackAfter(e);
        } finally {
            transaction.close();
            if (!committed) {
                tell(participant -> participant.afterRollback(prepared.chunk()));
            }
        }
        tell(participant -> participant.afterCommit(loaded));
        return loaded;
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
                return new LoadedChunk(chunk, already.get(), List.of(), Map.of());
            }
        }
        boolean rejected = !chunk.rejects().isEmpty();
        if (rejected) { // first: the disk works while the database does
            edge.rejects().keep(run, chunk);
        }
        Decided decided = decide(tx, prepared);
        apply(tx, prepared, decided);
        LoadedChunk loaded = counted(prepared, decided);
        for (LoadParticipant participant : edge.participants()) {
            participant.beforeCommit(tx, loaded);
        }
        edge.fence().touch(tx);
        if (rejected) {
            edge.rejects().force();
        }
        return loaded;
    }

    private Decided decide(Connection tx, PreparedChunk prepared) throws SQLException {
        List<Candidate> candidates = prepared.candidates();
        @Nullable Stored[] known = ahead.take(prepared);
        @Nullable Stored[] stored = known == null ? lookup.find(tx, candidates, prepared.range()) : known;
        Decision[] decisions = new Decision[candidates.size()];
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = Decision.of(candidates.get(i), stored[i], fileId, latestRun, status(candidates.get(i)));
        }
        return new Decided(decisions, stored);
    }

    private @Nullable String status(Candidate candidate) {
        return statusPosition < 0 ? null : candidate.row().text(statusPosition);
    }

    private void apply(Connection tx, PreparedChunk prepared, Decided decided) throws SQLException, WriteConflict {
        LocalDateTime now = rows.now();
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        List<byte[]> oldHashes = new ArrayList<>();
        List<Candidate> touched = new ArrayList<>();
        for (int i = 0; i < decided.decisions().length; i++) {
            Candidate candidate = prepared.candidates().get(i);
            Stored stored = decided.stored()[i];
            switch (decided.decisions()[i]) {
                case INSERT -> inserts.add(rows.of(candidate, now));
                case UPDATE -> {
                    updates.add(rows.of(candidate, now));
                    oldHashes.add(Objects.requireNonNull(stored).rowHash());
                }
                case TOUCH -> touched.add(candidate);
                case LEAVE, SUPERSEDED -> {}
            }
        }
        writer.insert(tx, inserts);
        expect(writer.update(tx, updates, oldHashes), updates.size());
        expect(toucher.touch(tx, touched), touched.size());
    }

    private static void expect(int hit, int wanted) throws WriteConflict {
        if (hit != wanted) {
            throw new WriteConflict(wanted + " rows were to be updated and " + hit + " still stood as looked up");
        }
    }

    private static LoadedChunk counted(PreparedChunk prepared, Decided decided) {
        Chunk chunk = prepared.chunk();
        Outcome[] outcomes = new Outcome[chunk.rows().size()];
        Arrays.fill(outcomes, Outcome.SUPERSEDED);
        Map<Integer, Map<String, @Nullable Object>> before = new HashMap<>();
        for (int i = 0; i < decided.decisions().length; i++) {
            int place = prepared.candidates().get(i).place();
            outcomes[place] = decided.decisions()[i].outcome();
            Stored stored = decided.stored()[i];
            if (stored != null
                    && outcomes[place] == Outcome.UPDATED
                    && !stored.before().isEmpty()) {
                before.put(place, stored.before());
            }
        }
        LoadCounts sum = LoadCounts.of(outcomes, chunk.rejects().size());
        return new LoadedChunk(chunk, sum, List.of(outcomes), before);
    }

    private record Decided(Decision[] decisions, @Nullable Stored[] stored) {}

    /** What stands around the target in a chunk's transaction. */
    public record LoadEdge(
            List<LoadParticipant> participants, List<ValueCodec> codecs, Fence fence, RejectSink rejects) {

        public LoadEdge {
            participants = List.copyOf(participants);
            codecs = List.copyOf(codecs);
        }
    }
}
