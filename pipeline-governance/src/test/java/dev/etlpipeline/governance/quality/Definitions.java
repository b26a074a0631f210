package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.governance.GovernanceModule;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions with one rule, about columns of every type. */
final class Definitions {

    private static final String DEFINITION = """
            pipeline: one
            source:
              columns:
                - {name: id, type: text, length: 10, key: true}
                - {name: word, type: text, length: 50}
                - {name: other, type: text, length: 50}
                - {name: whole, type: integer}
                - {name: amount, type: decimal, precision: 9, scale: 2}
                - {name: day, type: date}
                - {name: time, type: timestamp}
                - {name: flag, type: boolean}
            rules:
              - {RULE}
            enrichments:
              - name: postcode
                key: word
                fields:
                  - {from: region, column: region, type: text, length: 100}
            target: {table: warehouse.one}
            """;

    private Definitions() {}

    static TestWorkspace workspace(Path folder) {
        return new TestWorkspace(folder, H2Databases.inFolder(folder).settings(), new GovernanceModule());
    }

    /** @throws dev.etlpipeline.core.definition.DefinitionException where the rule cannot be */
    static PipelineDefinition with(String rule, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("one.yaml"), DEFINITION.replace("RULE", rule));
        return new DefinitionReader()
                .read(file, PipelineRunner.catalogue(workspace(folder).modules()));
    }

    /** The rule, as core asks it. */
    static RowRule rule(String rule, Path folder) throws IOException {
        PipelineDefinition definition = with(rule, folder);
        TestWorkspace workspace = workspace(folder);
        var spec = definition.rules().get(definition.rules().size() - 1);
        return PipelineRunner.catalogue(workspace.modules())
                .rules()
                .get(spec.name())
                .create(spec, definition.schema());
    }

    /** A row with some of the columns' values. */
    static Row row(Schema schema, Map<String, ? extends @Nullable Object> values) {
        @Nullable Object[] all = new Object[schema.size()];
        return Row.of(schema, Origin.ofRecord(1), all).with(values);
    }
}
