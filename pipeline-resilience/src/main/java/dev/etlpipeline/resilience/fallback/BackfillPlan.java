package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a backfill is about: the enrichments that are asked again, and the marks of the rows. */
record BackfillPlan(List<EnrichmentSpec> enrichments, List<String> marks) {

    /**
     * @param named the only enrichment to be asked again, or null for all
     * @throws BackfillRefused where there is no such enrichment
     */
    static BackfillPlan of(PipelineDefinition definition, EnrichmentSettings settings, @Nullable String named) {
        List<EnrichmentSpec> enrichments = definition.enrichments().stream()
                .filter(spec -> named == null || spec.name().equals(named))
                .toList();
        if (enrichments.isEmpty()) {
            throw new BackfillRefused(
                    named == null
                            ? "pipeline " + definition.name() + " has no enrichment, so nothing can be missing"
                            : "pipeline " + definition.name() + " has no enrichment " + named + "; it has "
                                    + definition.enrichments().stream()
                                            .map(EnrichmentSpec::name)
                                            .toList());
        }
        List<String> marks = new ArrayList<>();
        for (EnrichmentSpec spec : enrichments) {
            ApiSettings api = settings.byName().get(spec.name());
            List<String> sources = api == null ? List.of() : api.source();
            Marks.ALL.stream()
                    .sorted()
                    .filter(mark ->
                            sources.stream().noneMatch(source -> source.strip().equals(mark)))
                    .forEach(mark -> marks.add(spec.name() + "=" + mark));
        }
        return new BackfillPlan(enrichments, marks);
    }

    /**
     * A column that the target holds masked cannot be read back: keys could not be asked for, and steps behind the enrichment would
     * see other values than in a run. What is encrypted comes back.
     *
     * @throws BackfillRefused where one of them is needed
     */
    void requireTrueValues(PipelineDefinition definition, List<ValueCodec> codecs) {
        List<String> unreadable = CodecEdge.lost(definition, enrichments, codecs);
        if (!unreadable.isEmpty()) {
            throw new BackfillRefused(
                    "the target holds masked, so that it does not come back, what a backfill would have to read: "
                            + String.join(", ", unreadable)
                            + "; run the file again instead, which fills in what is missing");
        }
    }
}
