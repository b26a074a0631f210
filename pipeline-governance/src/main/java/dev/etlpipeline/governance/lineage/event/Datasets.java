package dev.etlpipeline.governance.lineage.event;

import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.run.Accounting;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputDatasetFacet;
import io.openlineage.client.OpenLineage.InputDatasetInputFacetsBuilder;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.OutputDatasetOutputFacetsBuilder;
import io.openlineage.client.OpenLineage.SchemaDatasetFacet;
import io.openlineage.client.OpenLineage.SchemaDatasetFacetFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the datasets of a run's events: the file, the enrichments, the target. */
final class Datasets {

    /** Of input files; their folders stay away, since they may tell of a person. */
    static final String FILES = "file";

    /** Of what enrichments ask. */
    static final String ENRICHMENTS = "enrichment";

    private final OpenLineage lineage;
    private final EventSettings settings;
    private final TargetName target;
    private final ColumnFacet columns;

    Datasets(OpenLineage lineage, EventSettings settings, TargetName target) {
        this.lineage = lineage;
        this.settings = settings;
        this.target = target;
        this.columns = new ColumnFacet(lineage);
    }

    /** @param account of the run; null where it only begins */
    List<InputDataset> inputs(LiveRun live, @Nullable Accounting account) {
        List<InputDataset> inputs = new ArrayList<>();
        String file = live.file();
        inputs.add(file == null ? target(live, account) : file(live, file, account));
        live.definition().enrichments().forEach(spec -> inputs.add(enrichment(spec)));
        return inputs;
    }

    /** Of a run without a file: what it looked at. */
    private InputDataset target(LiveRun live, @Nullable Accounting account) {
        InputDatasetInputFacetsBuilder facets = lineage.newInputDatasetInputFacetsBuilder();
        if (account != null) {
            facets.inputStatistics(lineage.newInputStatisticsInputDatasetFacet(account.read(), null, null));
        }
        return lineage.newInputDatasetBuilder()
                .namespace(target.namespace())
                .name(target.table(live.lineage().target()))
                .facets(lineage.newDatasetFacetsBuilder()
                        .schema(schema(columns(live)))
                        .build())
                .inputFacets(facets.build())
                .build();
    }

    private List<SchemaDatasetFacetFields> columns(LiveRun live) {
        return live.lineage().columns().stream()
                .map(column -> field(column.name(), column.type()))
                .toList();
    }

    private InputDataset file(LiveRun live, String file, @Nullable Accounting account) {
        PipelineDefinition definition = live.definition();
        List<SchemaDatasetFacetFields> fields =
                live.lineage().file().stream().map(name -> field(name, "text")).toList();
        InputDatasetInputFacetsBuilder facets = lineage.newInputDatasetInputFacetsBuilder();
        if (account != null) {
            facets.inputStatistics(lineage.newInputStatisticsInputDatasetFacet(account.read(), live.bytes(), 1L))
                    .dataQualityMetrics(lineage.newDataQualityMetricsInputDatasetFacetBuilder()
                            .rowCount(account.read())
                            .bytes(live.bytes())
                            .fileCount(1L)
                            .columnMetrics(lineage.newDataQualityMetricsInputDatasetFacetColumnMetricsBuilder()
                                    .build())
                            .build())
                    .dataQualityAssertions(lineage.newDataQualityAssertionsDatasetFacet(definition.rules().stream()
                            .map(rule -> assertion(live, rule))
                            .toList()))
                    .put("etl_pipeline_account", account(live, account));
        }
        return lineage.newInputDatasetBuilder()
                .namespace(FILES)
                .name(file)
                .facets(lineage.newDatasetFacetsBuilder()
                        .schema(schema(fields))
                        .storage(lineage.newStorageDatasetFacet("file", "csv"))
                        .build())
                .inputFacets(facets.build())
                .build();
    }

    /** The library's version knows no field for how often; {@link #account} has it. */
    private DataQualityAssertionsDatasetFacetAssertions assertion(LiveRun live, RuleSpec rule) {
        boolean kept = live.broken(new LiveRun.Rule(rule.name(), rule.column())) == 0;
        String severity = rule.severity() == RuleSpec.Severity.REJECT ? "error" : "warn";
        return lineage.newDataQualityAssertionsDatasetFacetAssertions(rule.name(), kept, rule.column(), severity);
    }

    /** Our own facet: what became of the records, and how often which rule was broken. */
    private InputDatasetFacet account(LiveRun live, Accounting account) {
        InputDatasetFacet facet = lineage.newInputDatasetFacet();
        facet.getAdditionalProperties().put("read", account.read());
        facet.getAdditionalProperties().put("inserted", account.inserted());
        facet.getAdditionalProperties().put("updated", account.updated());
        facet.getAdditionalProperties().put("unchanged", account.unchanged());
        facet.getAdditionalProperties().put("superseded", account.superseded());
        facet.getAdditionalProperties().put("quarantined", account.quarantined());
        facet.getAdditionalProperties().put("brokenRules", live.allBroken());
        return facet;
    }

    private InputDataset enrichment(EnrichmentSpec spec) {
        List<SchemaDatasetFacetFields> fields = spec.fields().stream()
                .map(field -> field(field.from(), field.column().type().word()))
                .toList();
        return lineage.newInputDatasetBuilder()
                .namespace(ENRICHMENTS)
                .name(spec.name())
                .facets(lineage.newDatasetFacetsBuilder().schema(schema(fields)).build())
                .build();
    }

    /** @param account of the run; null where it only begins */
    OutputDataset output(LiveRun live, @Nullable Accounting account) {
        String file = live.file();
        DatasetFacetsBuilder facets = lineage.newDatasetFacetsBuilder()
                .schema(schema(columns(live)))
                .columnLineage(file == null ? columns.ofEnrichments(live.lineage()) : columns.of(live.lineage(), file));
        settings.owner()
                .ifPresent(owner -> facets.ownership(lineage.newOwnershipDatasetFacet(
                        List.of(lineage.newOwnershipDatasetFacetOwners(owner, "OWNER")))));
        OutputDatasetOutputFacetsBuilder written = lineage.newOutputDatasetOutputFacetsBuilder();
        if (account != null) {
            written.outputStatistics(
                    lineage.newOutputStatisticsOutputDatasetFacet(account.inserted() + account.updated(), null, null));
        }
        return lineage.newOutputDatasetBuilder()
                .namespace(target.namespace())
                .name(target.table(live.lineage().target()))
                .facets(facets.build())
                .outputFacets(written.build())
                .build();
    }

    private SchemaDatasetFacet schema(List<SchemaDatasetFacetFields> fields) {
        return lineage.newSchemaDatasetFacet(fields);
    }

    private SchemaDatasetFacetFields field(String name, String type) {
        return lineage.newSchemaDatasetFacetFieldsBuilder()
                .name(name)
                .type(type)
                .build();
    }
}
