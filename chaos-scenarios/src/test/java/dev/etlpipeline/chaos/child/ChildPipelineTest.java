package dev.etlpipeline.chaos.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.scene.CustomerFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildPipelineTest {

    private static final int ROWS = 50;

    @TempDir
    Path folder;

    private ChildSetup setup() {
        DrillContext context = new DrillContext(Path.of("..").toAbsolutePath(), folder, 1, Speed.TEST, null, null);
        return new ChildSetup(context)
                .setting("warehouse.url", "jdbc:h2:file:" + folder.resolve("warehouse"))
                .setting("load.chunk-rows", "10");
    }

    @Test
    void tellsWhatARunDoes() throws Exception {
        Path file = CustomerFiles.write(folder.resolve("customers.csv"), ROWS, 1);

        try (ChildPipeline child =
                setup().heap("128m").gcLog().start("run", "--input", file.toString(), "--no-enrich")) {
            assertThat(child.exitCode()).as(child::err).isZero();

            assertThat(child.state()).contains("SUCCEEDED");
            assertThat(child.events(ChildEvent.CHUNK_COMMITTED)).hasSize(5);
            assertThat(child.committed()).isEqualTo(ROWS);
            assertThat(child.runId().orElseThrow()).isNotEmpty();
            assertThat(child.log()).anyMatch(line -> line.contains(" ended SUCCEEDED"));
            assertThat(child.out()).contains("SUCCEEDED");
        }
        assertThat(folder.resolve("gc.log")).isNotEmptyFile();
    }

    @Test
    void endsAsThePipelineEndsWhereAFileIsMissing() throws Exception {
        try (ChildPipeline child = setup().start("run", "--input", "nothing.csv")) {
            assertThat(child.exitCode()).isEqualTo(2);
            assertThat(child.err()).contains("nothing.csv");
        }
    }

    @Test
    void runsACommandHereAsWell() throws Exception {
        Path file = CustomerFiles.write(folder.resolve("customers.csv"), ROWS, 1);

        Ended ended = setup().here("run", "--input", file.toString(), "--no-enrich");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.events()).anyMatch(event -> event.is(ChildEvent.RUN_FINISHED));
    }
}
