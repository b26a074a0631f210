package dev.etlpipeline.core.module;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.run.RunContext;
import java.util.List;

/**
 * Rows that the target held and that an action has written anew, without a file.
 *
 * @param run   that did it
 * @param runNo number of its row in {@code etl.enrichment_audit}, which the rows have now
 * @param rows  only those that were written
 */
public record RewrittenRows(RunContext run, long runNo, PipelineDefinition definition, List<Rewritten> rows) {

    public RewrittenRows {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param before as it stood in the target, with true values where codecs give them back, else with what they had made of them
     * @param after  with true values
     */
    public record Rewritten(Row before, Row after) {

        /** Never the values. */
        @Override
        public String toString() {
            return "Rewritten[]";
        }
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "RewrittenRows[" + run.runId() + ", " + rows.size() + "]";
    }
}
