package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The account of one run over all its attempts, kept chunk by chunk as they commit. What was read follows from the cursors, what became of it
 * from the counts: the two come from different places, so that the law can be broken. Used by the loading thread.
 */
final class RunAccount {

    private final int statusPosition;
    private final int provenancePosition;
    private final long before;
    private Cursor reached;
    private Accounting account;
    private final SortedMap<String, Long> rejects = new TreeMap<>();
    private final SortedMap<String, Long> examples = new TreeMap<>();
    private final SortedMap<String, Long> enrichment = new TreeMap<>();
    private final SortedMap<String, Long> provenance = new TreeMap<>();

    /** @param start what earlier attempts accounted for, which this one's account includes */
    RunAccount(Schema schema, Checkpoint start) {
        this.before = start.cursor().record();
        this.reached = start.cursor();
        this.account = accounting(start.counts());
        rejects.putAll(start.rejects());
        enrichment.putAll(start.enrichment());
        provenance.putAll(start.provenance());
        this.statusPosition = position(schema, PipelineDefinition.ENRICHMENT_STATUS);
        this.provenancePosition = position(schema, PipelineDefinition.DATA_SOURCE);
    }

    private static int position(Schema schema, String column) {
        return schema.has(column) ? schema.indexOf(column) : -1;
    }

    void add(LoadedChunk loaded) {
        Chunk chunk = loaded.chunk();
        if (chunk.from().record() != reached.record()) {
            throw new IllegalStateException(chunk + " does not follow record " + reached.record());
        }
        reached = chunk.after();
        account = account.plus(accounting(loaded.counts()));
        for (Reject reject : chunk.rejects()) {
            rejects.merge(reject.rule(), 1L, Long::sum);
            examples.putIfAbsent(reject.rule(), reject.origin().record());
        }
        count(chunk, statusPosition, enrichment);
        count(chunk, provenancePosition, provenance);
    }

    private static Accounting accounting(LoadCounts counts) {
        return new Accounting(
                0, counts.inserted(), counts.updated(), counts.unchanged(), counts.superseded(), counts.quarantined());
    }

    /** Equal values mostly follow one another: each run of them is counted at once. */
    private static void count(Chunk chunk, int position, SortedMap<String, Long> counts) {
        if (position < 0) {
            return;
        }
        Object status = null;
        long same = 0;
        for (Row row : chunk.rows()) {
            Object next = row.get(position);
            if (same > 0 && !Objects.equals(status, next)) {
                counts.merge(String.valueOf(status), same, Long::sum);
                same = 0;
            }
            status = next;
            same++;
        }
        if (same > 0) {
            counts.merge(String.valueOf(status), same, Long::sum);
        }
    }

    Accounting account() {
        return account.plus(new Accounting(reached.record(), 0, 0, 0, 0, 0));
    }

    /** Records that earlier attempts read. */
    long before() {
        return before;
    }

    /** The broken law, or null where it holds. */
    @Nullable
    AccountingException brokenLaw() {
        Accounting sum = account();
        return sum.holds() ? null : new AccountingException(sum);
    }

    SortedMap<String, Long> rejects() {
        return rejects;
    }

    SortedMap<String, Long> examples() {
        return examples;
    }

    /**
     * Rows by what stood in for a source, such as {@code postcode=area}.
     *
     * @param marks of the substitutes
     */
    SortedMap<String, Long> substituted(Set<String> marks) {
        SortedMap<String, Long> rows = new TreeMap<>();
        provenance.forEach((sources, number) -> {
            for (String mark : sources.split(";")) {
                if (marks.contains(mark)) {
                    rows.merge(mark, number, Long::sum);
                }
            }
        });
        return rows;
    }

    SortedMap<String, Long> enrichment() {
        return enrichment;
    }
}
