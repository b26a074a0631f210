package dev.etlpipeline.governance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.GovernanceModule;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/governance/lineage.md against the code. */
class DocumentedLineageTest {

    @TempDir
    private Path folder;

    @Test
    @Criterion("lineage.3")
    void theDrawingIsWhatTheCommandPrints() throws IOException {
        String page = Files.readString(Customers.project().resolve("docs/governance/lineage.md"));

        TestWorkspace masking = new TestWorkspace(
                folder,
                Map.of("warehouse.url", "jdbc:h2:mem:none", "governance.mask.mode", "mask"),
                new GovernanceModule());

        assertThat(page)
                .as("written anew by: ./pipeline lineage show --mermaid")
                .contains("```mermaid\n" + LineageDrawing.of(LineagePart.of(Customers.definition(), masking.modules()))
                        + "```");
    }
}
