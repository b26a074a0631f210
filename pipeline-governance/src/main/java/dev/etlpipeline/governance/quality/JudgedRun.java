package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One run, while it lasts. What its committed chunks amount to stands in the database; here is what it would be slow to ask for.
 * For the loading thread, but for {@link #prepare}.
 */
final class JudgedRun {

    private final RunContext run;
    private final ScoredRun blank;
    private final Inspector inspector;
    private final int samples;
    private final Uniqueness uniqueness;
    private final QualityStore store = new QualityStore();
    private final QualityReader reader = new QualityReader();
    private final Map<Long, ChunkFindings> prepared = new ConcurrentHashMap<>();
    private final Map<Integer, Set<String>> shapes = new HashMap<>();
    private boolean begun;
    private long kept;
    private @Nullable Pending pending;

    /** What a chunk adds, until it is committed. */
    private record Pending(
            long firstRecord,
            ChunkFindings found,
            long kept,
            @Nullable ScoredRun ended) {}

    /**
     * @param blank   the run, without any record
     * @param samples shapes kept for each rule
     */
    JudgedRun(RunContext run, ScoredRun blank, Inspector inspector, int samples, Uniqueness uniqueness) {
        this.run = run;
        this.blank = blank;
        this.inspector = inspector;
        this.samples = samples;
        this.uniqueness = uniqueness;
    }

    RunContext run() {
        return run;
    }

    Map<String, Double> minimum() {
        return blank.minimum();
    }

    /** Any thread. */
    void prepare(Chunk chunk) {
        prepared.put(chunk.firstRecord(), inspector.inspect(chunk));
    }

    /**
     * Adds a chunk in its transaction.
     *
     * @return the run at its file's end, or null where the chunk is not the last
     */
    @Nullable
    ScoredRun add(Connection tx, Chunk chunk) throws SQLException {
        if (!begun) {
            begin(tx);
        }
        ChunkFindings found = findings(chunk);
        Map<Long, List<Integer>> records = toKeep(found.broken());
        store.count(tx, blank.runId(), found, records.size());
        if (!found.failed().isEmpty()) {
            store.failed(tx, blank.runId(), found, shapesWith(found));
            store.records(tx, blank, records);
        }
        ScoredRun ended = null;
        if (chunk.last()) {
            ended = end(tx);
        } else if (!found.fingerprints().isEmpty()) {
            store.seen(tx, blank.runId(), chunk.firstRecord(), found.fingerprints());
        }
        pending = new Pending(chunk.firstRecord(), found, records.size(), ended);
        return ended;
    }

    private ChunkFindings findings(Chunk chunk) {
        ChunkFindings known = prepared.get(chunk.firstRecord());
        boolean same = known != null && known.rows() == chunk.rows().size() && known.records() == chunk.records();
        ChunkFindings found = known != null && same ? known : inspector.inspect(chunk);
        if (uniqueness.isEmpty()) {
            return found;
        }
        ChunkFindings judged = found.copy();
        uniqueness.judge(chunk, judged);
        return judged;
    }

    /** An attempt that goes on finds what the one before has left. */
    private void begin(Connection tx) throws SQLException {
        shapes.clear();
        kept = 0;
        Optional<ScoredRun> before = run.attempt() > 1 ? reader.run(tx, blank.runId()) : Optional.empty();
        if (before.isEmpty()) {
            store.begin(tx, blank);
            return;
        }
        kept = before.get().kept();
        before.get().rules().forEach(rule -> shapes.put(rule.no(), new LinkedHashSet<>(rule.shapes())));
        store.remind(tx, blank.runId(), uniqueness);
    }

    private Map<Long, List<Integer>> toKeep(SortedMap<Long, List<Integer>> broken) {
        Map<Long, List<Integer>> records = new TreeMap<>();
        for (Map.Entry<Long, List<Integer>> one : broken.entrySet()) {
            if (kept + records.size() >= blank.keptMost()) {
                break;
            }
            records.put(one.getKey(), one.getValue());
        }
        return records;
    }

    private Map<Integer, List<String>> shapesWith(ChunkFindings found) {
        Map<Integer, List<String>> all = new HashMap<>();
        for (int rule : found.failed().keySet()) {
            Set<String> both = new LinkedHashSet<>(shapes.getOrDefault(rule, Set.of()));
            both.addAll(found.shapes(rule));
            all.put(rule, new ArrayList<>(both).subList(0, Math.min(samples, both.size())));
        }
        return all;
    }

    private ScoredRun end(Connection tx) throws SQLException {
        ScoredRun stored = reader.run(tx, blank.runId())
                .orElseThrow(() -> new IllegalStateException("run " + blank.runId() + " was begun above"));
        return new ScoredRun(
                stored.runId(),
                stored.pipeline(),
                stored.file(),
                stored.begun(),
                run.clock().instant(),
                stored.records(),
                stored.rows(),
                stored.kept(),
                stored.keptMost(),
                stored.rules(),
                blank.minimum());
    }

    /** Writes what a run at its end amounts to. */
    void write(Connection tx, ScoredRun ended) throws SQLException {
        Instant now = ended.ended() == null ? run.clock().instant() : ended.ended();
        store.end(tx, ended, now, uniqueness.forgotten());
    }

    /**
     * The chunk is committed.
     *
     * @return the run, where it was the last
     */
    Optional<ScoredRun> committed(Chunk chunk) {
        prepared.remove(chunk.firstRecord());
        Pending now = pending;
        if (now == null || now.firstRecord() != chunk.firstRecord()) {
            return Optional.empty();
        }
        pending = null;
        begun = true;
        kept += now.kept();
        for (int rule : now.found().failed().keySet()) {
            shapes.put(rule, new LinkedHashSet<>(shapesWith(now.found()).getOrDefault(rule, List.of())));
        }
        uniqueness.remember(now.found());
        return Optional.ofNullable(now.ended());
    }
}
