package dev.etlpipeline.chaos.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    @TempDir
    Path home;

    private DrillFolder folder;

    @BeforeEach
    void place() {
        folder = new DrillFolder(home.resolve("target/drills/tiny"));
    }

    @Test
    void readsWhatADrillWrote() throws IOException {
        DrillResult written = TinyDrill.run(folder, null);

        DrillResult read = folder.last().orElseThrow();

        assertThat(read.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("experiments")
                .isEqualTo(written);
        ExperimentResult first = read.experiments().get(0);
        assertThat(first.entries()).hasSameSizeAs(written.experiments().get(0).entries());
        assertThat(first.samples()).isEqualTo(written.experiments().get(0).samples());
        assertThat(first.invariants()).isEqualTo(written.experiments().get(0).invariants());
        assertThat(Milestones.of(first.entries()))
                .isEqualTo(Milestones.of(written.experiments().get(0).entries()));
    }

    @Test
    void namesTheFileThatIsNoJournal() throws IOException {
        Path file = Files.writeString(home.resolve("journal.json"), "{\"drill\": \"tiny\"}");

        assertThatThrownBy(() -> JournalFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + " is no journal of a drill");
    }

    @Test
    void meetsThePublishedSchema() throws IOException {
        TinyDrill.run(folder, null);
        TinyDrill.run(folder, "splice");

        assertThat(faults(folder.path().resolve("journal.json"))).isEmpty();
        assertThat(faults(folder.control("splice").resolve("journal.json"))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsMissingUnknownOrNoVerdict() throws IOException {
        TinyDrill.run(folder, null);
        Path file = folder.path().resolve("journal.json");
        String good = Files.readString(file);

        assertThat(faults(Files.writeString(file, good.replace("\"seed\"", "\"sead\""))))
                .hasSize(2);
        assertThat(faults(Files.writeString(file, good.replace("PASSED", "GOOD"))))
                .isNotEmpty();
        assertThat(faults(Files.writeString(file, good.replace("INJECTED", "injected"))))
                .isNotEmpty();
    }

    /** What the schema in docs has against a file. Nothing is fetched. */
    private static List<String> faults(Path journal) throws IOException {
        String schema = Files.readString(Project.root().resolve("docs/resilience/journal.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(Files.readString(journal), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
