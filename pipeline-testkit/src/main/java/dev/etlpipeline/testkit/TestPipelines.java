package dev.etlpipeline.testkit;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Definitions made by tests, each with a name and a target of its own, so that tests can share a database. */
public final class TestPipelines {

    private TestPipelines() {}

    /** A pipeline of these columns, without steps, rules and enrichments. */
    public static PipelineDefinition of(List<Column> columns) {
        return of(columns, false);
    }

    /** @param keyFold whether keys compare without case */
    public static PipelineDefinition of(List<Column> columns, boolean keyFold) {
        String name = "t" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        List<Column> source =
                columns.stream().filter(c -> c.role() == Column.Role.SOURCE).toList();
        return new PipelineDefinition(
                name,
                new SourceSpec(StandardCharsets.UTF_8, ',', source, Map.of(), List.of()),
                new Schema(columns),
                List.of(),
                List.of(),
                List.of(),
                new TargetSpec("warehouse_test", name, keyFold, true));
    }
}
