package dev.etlpipeline.core.load;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.warehouse.ChunkWriter;
import dev.etlpipeline.core.warehouse.ChunkWriter.AcceptedUpdates;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.RefusedRow;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the target in a chunk's transaction: looked up, decided, written. Used by the loading thread, but for
 * {@link #ahead}.
 */
final class TargetWrites {

    private final Looking looking;
    private final ChunkWriter writer;
    private final TargetRows rows;
    private final ChunkToucher toucher;
    private final long fileId;
    private final long runNo;
    private final int statusPosition;
    private long latestRun = Long.MAX_VALUE;

    /** Whether the last chunk wrote most of its rows: then the next most likely does too. */
    private volatile boolean writing = true;

    /** What the target holds of a chunk: known ahead, or looked up in its transaction. */
    record Looking(KeyLookup lookup, LookAhead ahead) {

        @Nullable
        Stored[] up(Connection tx, PreparedChunk prepared) throws SQLException {
            @Nullable Stored[] known = ahead.take(prepared);
            return known == null ? lookup.find(tx, prepared.candidates(), prepared.range()) : known;
        }
    }

    TargetWrites(Dialect dialect, TargetTable table, Looking looking, TargetRows rows, long fileId, long runNo) {
        this.looking = looking;
        this.runNo = runNo;
        this.writer = dialect.writer(table);
        this.rows = rows;
        this.toucher = new ChunkToucher(dialect, table, fileId);
        this.fileId = fileId;
        this.statusPosition = table.schema().has(PipelineDefinition.ENRICHMENT_STATUS)
                ? table.schema().indexOf(PipelineDefinition.ENRICHMENT_STATUS)
                : -1;
    }

    /** What runs after this one wrote stays, and supersedes its rows. */
    void yieldToLaterRuns() {
        latestRun = runNo;
    }

    /** Makes what a chunk will write, where it is likely to write much. On any thread, several at once. */
    void ahead(PreparedChunk prepared) {
        if (writing) {
            rows.ahead(prepared);
        }
    }

    Decided decide(Connection tx, PreparedChunk prepared) throws SQLException {
        List<Candidate> candidates = prepared.candidates();
        @Nullable Stored[] stored = looking.up(tx, prepared);
        Decision[] decisions = new Decision[candidates.size()];
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = Decision.of(candidates.get(i), stored[i], fileId, latestRun, status(candidates.get(i)));
        }
        return new Decided(prepared, decisions, stored);
    }

    private @Nullable String status(Candidate candidate) {
        return statusPosition < 0 ? null : candidate.row().text(statusPosition);
    }

    /** All of it, or an error. */
    void apply(Connection tx, Decided decided) throws SQLException, WriteConflict {
        Work work = work(decided);
        writer.insert(tx, work.inserts());
        expect(
                writer.update(tx, work.updates(), work.oldHashes()),
                work.updates().size());
        expect(toucher.touch(tx, work.touched()), work.touched().size());
    }

    /**
     * As far as the database takes it.
     *
     * @return what it refused, by place in the chunk's rows
     */
    Map<Integer, SQLException> applyAccepted(Connection tx, Decided decided) throws SQLException, WriteConflict {
        Work work = work(decided);
        Map<Integer, SQLException> refused = new TreeMap<>();
        for (RefusedRow row : writer.insertAccepted(tx, work.inserts())) {
            refused.put(work.insertPlaces().get(row.place()), row.refusal());
        }
        AcceptedUpdates updates = writer.updateAccepted(tx, work.updates(), work.oldHashes());
        for (RefusedRow row : updates.refused()) {
            refused.put(work.updatePlaces().get(row.place()), row.refusal());
        }
        expect(updates.hit(), work.updates().size() - updates.refused().size());
        expect(toucher.touch(tx, work.touched()), work.touched().size());
        return refused;
    }

    private Work work(Decided decided) {
        LocalDateTime now = rows.now();
        Work work = new Work(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (int i = 0; i < decided.decisions().length; i++) {
            Candidate candidate = decided.prepared().candidates().get(i);
            switch (decided.decisions()[i]) {
                case INSERT -> {
                    work.inserts().add(rows.of(decided.prepared(), i, now));
                    work.insertPlaces().add(candidate.place());
                }
                case UPDATE -> {
                    work.updates().add(rows.of(decided.prepared(), i, now));
                    work.updatePlaces().add(candidate.place());
                    work.oldHashes()
                            .add(Objects.requireNonNull(decided.stored()[i]).rowHash());
                }
                case TOUCH -> work.touched().add(candidate);
                case LEAVE, SUPERSEDED -> {}
            }
        }
        writing = 2 * (work.inserts().size() + work.updates().size()) >= decided.decisions().length;
        return work;
    }

    private static void expect(int hit, int wanted) throws WriteConflict {
        if (hit != wanted) {
            throw new WriteConflict(wanted + " rows were to be updated and " + hit + " still stood as looked up");
        }
    }

    /** A chunk's writes by kind; places are those in the chunk's rows. */
    private record Work(
            List<Object[]> inserts,
            List<Integer> insertPlaces,
            List<Object[]> updates,
            List<Integer> updatePlaces,
            List<byte[]> oldHashes,
            List<Candidate> touched) {}
}
