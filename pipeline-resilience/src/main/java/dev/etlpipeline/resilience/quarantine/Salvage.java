package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.RejectRescue;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Lets a record go on without the columns that are bad; which columns may be missing, core knows. Remembers what was
 * wrong with it until its chunk is committed.
 */
final class Salvage implements RejectRescue {

    private final NavigableMap<Long, Reject> rescued = new ConcurrentSkipListMap<>();
    private volatile boolean on;

    /** For the next run. */
    void begin(boolean wanted) {
        rescued.clear();
        on = wanted;
    }

    @Override
    public Set<String> without(PipelineDefinition definition, Reject reject) {
        Set<String> columns = new HashSet<>();
        for (Violation violation : on ? reject.violations() : List.<Violation>of()) {
            if (violation.column() == null) {
                return Set.of();
            }
            columns.add(violation.column());
        }
        return columns;
    }

    @Override
    public void rescued(Reject reject) {
        rescued.put(reject.origin().record(), reject);
    }

    /** What was wrong with the chunk's rows, by record. */
    Map<Long, Reject> of(Chunk chunk) {
        Map<Long, Reject> found =
                new LinkedHashMap<>(rescued.subMap(chunk.firstRecord(), true, chunk.lastRecord(), true));
        chunk.rejects().forEach(reject -> found.remove(reject.origin().record()));
        return found;
    }

    void forget(Chunk chunk) {
        rescued.subMap(chunk.firstRecord(), true, chunk.lastRecord(), true).clear();
    }
}
