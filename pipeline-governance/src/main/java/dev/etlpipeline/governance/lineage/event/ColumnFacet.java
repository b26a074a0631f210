package dev.etlpipeline.governance.lineage.event;

import dev.etlpipeline.governance.lineage.Edge;
import dev.etlpipeline.governance.lineage.Lineage;
import dev.etlpipeline.governance.lineage.Protection;
import dev.etlpipeline.governance.lineage.TargetColumn;
import dev.etlpipeline.governance.lineage.Work;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacet;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsBuilder;
import io.openlineage.client.OpenLineage.InputField;
import java.util.List;

/**
 * Lineage in OpenLineage's words: a value's way is DIRECT, what only decides is INDIRECT, and so is a rule that rejects rows, which is about
 * the whole table.
 */
final class ColumnFacet {

    private static final String DIRECT = "DIRECT";
    private static final String INDIRECT = "INDIRECT";

    private final OpenLineage openLineage;

    ColumnFacet(OpenLineage openLineage) {
        this.openLineage = openLineage;
    }

    /** @param file the input's name */
    ColumnLineageDatasetFacet of(Lineage lineage, String file) {
        ColumnLineageDatasetFacetFieldsBuilder fields = openLineage.newColumnLineageDatasetFacetFieldsBuilder();
        for (TargetColumn column : lineage.columns()) {
            List<InputField> inputs =
                    lineage.edges(column).map(edge -> input(edge, file)).toList();
            fields.put(
                    column.name(),
                    openLineage
                            .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                            .inputFields(inputs)
                            .build());
        }
        List<InputField> filters = lineage.filters().stream()
                .map(column -> field(Datasets.FILES, file, column, INDIRECT, "FILTER", "rules that reject", false))
                .toList();
        return openLineage
                .newColumnLineageDatasetFacetBuilder()
                .fields(fields.build())
                .dataset(filters)
                .build();
    }

    /** Of a run that has no file: what enrichments say, and nothing of where their keys came from. */
    ColumnLineageDatasetFacet ofEnrichments(Lineage lineage) {
        ColumnLineageDatasetFacetFieldsBuilder fields = openLineage.newColumnLineageDatasetFacetFieldsBuilder();
        for (TargetColumn column : lineage.columns()) {
            List<InputField> inputs = lineage.edges(column)
                    .filter(edge -> !edge.fromFile())
                    .map(edge -> input(edge, ""))
                    .toList();
            if (!inputs.isEmpty()) {
                fields.put(
                        column.name(),
                        openLineage
                                .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                                .inputFields(inputs)
                                .build());
            }
        }
        return openLineage
                .newColumnLineageDatasetFacetBuilder()
                .fields(fields.build())
                .build();
    }

    private InputField input(Edge edge, String file) {
        return field(
                edge.fromFile() ? Datasets.FILES : Datasets.ENRICHMENTS,
                edge.fromFile() ? file : edge.enrichment(),
                edge.field(),
                edge.value() ? DIRECT : INDIRECT,
                subtype(edge),
                edge.path(),
                edge.protection() != Protection.CLEAR);
    }

    private static String subtype(Edge edge) {
        if (edge.value()) {
            return edge.works().isEmpty() && edge.protection() == Protection.CLEAR ? "IDENTITY" : "TRANSFORMATION";
        }
        boolean key = edge.works().stream().anyMatch(work -> work.kind() == Work.Kind.ENRICHMENT);
        return key ? "JOIN" : "CONDITIONAL";
    }

    private InputField field(
            String namespace,
            String name,
            String field,
            String type,
            String subtype,
            String description,
            boolean masking) {
        return openLineage.newInputField(
                namespace,
                name,
                field,
                List.of(openLineage.newInputFieldTransformations(type, subtype, description, masking)));
    }
}
