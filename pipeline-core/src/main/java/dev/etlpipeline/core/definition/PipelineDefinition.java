package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Schema;
import java.util.List;

/**
 * One pipeline, as its YAML file declares it, checked. Immutable.
 *
 * @param name        the pipeline's name: the lease and the audit go by it
 * @param source      how to read the file
 * @param schema      all columns of the rows: the source's, then derived, then enriched ones, then provenance
 * @param steps       in the order declared
 * @param rules       in the order declared; those that column declarations imply (required, type, length) come first
 * @param enrichments in the order declared
 * @param target      where rows go
 */
public record PipelineDefinition(
        String name,
        SourceSpec source,
        Schema schema,
        List<StepSpec> steps,
        List<RuleSpec> rules,
        List<EnrichmentSpec> enrichments,
        TargetSpec target) {

    /** Column that says how complete a row's enrichment is; present where there is any enrichment. */
    public static final String ENRICHMENT_STATUS = "enrichment_status";

    /** Column that says where each part of the enrichment came from; present where there is any enrichment. */
    public static final String DATA_SOURCE = "data_source";

    public PipelineDefinition {
        steps = List.copyOf(steps);
        rules = List.copyOf(rules);
        enrichments = List.copyOf(enrichments);
    }

    /** The same pipeline under another name, into another target: with a lease, an audit and a table of its own. */
    public PipelineDefinition into(String otherName, TargetSpec otherTarget) {
        return new PipelineDefinition(otherName, source, schema, steps, rules, enrichments, otherTarget);
    }
}
