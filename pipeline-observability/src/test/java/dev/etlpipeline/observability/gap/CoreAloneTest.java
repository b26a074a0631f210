package dev.etlpipeline.observability.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of runs without any module. */
class CoreAloneTest {

    private static final String DEFINITION = """
            pipeline: alone
            source:
              columns:
                - {name: person_id, type: text, length: 10, key: true}
                - {name: age, type: integer}
            rules:
              - {rule: range, column: age, min: 0, max: 150}
            target: {table: warehouse.alone}
            """;

    @TempDir
    Path folder;

    private TestWorkspace workspace;

    @BeforeEach
    void make() throws IOException {
        Files.writeString(folder.resolve("alone.yaml"), DEFINITION);
        Map<String, String> settings =
                new HashMap<>(H2Databases.inFolder(folder).settings());
        settings.put("paths.definition", "alone.yaml");
        workspace = new TestWorkspace(folder, settings);
    }

    private int run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), text);
        try (InputFile input = InputFile.open(file, folder)) {
            return workspace.run(
                    new RunRequest(workspace.definition(null), input, Long.MAX_VALUE, false, true), Output.QUIET);
        }
    }

    @Test
    @Criterion("gap-analysis.2")
    void aFileOfWhichEveryRecordIsBadSucceeds() throws IOException {
        assertThat(run("person_id,age\n1,200\n2,300\n")).isZero();

        assertThat(workspace.lastRun().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(workspace.lastRun().accounting().quarantined()).isEqualTo(2);
        assertThat(workspace.lastRun().accounting().inserted()).isZero();
    }

    @Test
    @Criterion("gap-analysis.2")
    void aFileThatIsRefusedLeavesNoRun() {
        assertThatThrownBy(() -> run("age\n1\n")).isInstanceOf(SourceException.class);

        assertThatThrownBy(() -> workspace.existingWarehouse("a test")).isInstanceOf(WarehouseException.class);
    }
}
