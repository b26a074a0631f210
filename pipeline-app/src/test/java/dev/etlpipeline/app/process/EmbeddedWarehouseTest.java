package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the profile local: their database is a file that one process at a time can open. */
class EmbeddedWarehouseTest {

    /** After a tenth of them, where the child is killed, ninety chunks are still to come. */
    private static final int ROWS = 5000;

    private static final int CHUNK = 53;

    @TempDir
    Path folder;

    private PipelineHome home;
    private TestPipeline pipeline;

    @BeforeEach
    void prepare() {
        home = new PipelineHome(folder);
        pipeline = TestPipeline.in(home);
    }

    @Test
    @Criterion("transactions.4")
    void aLoadThatWasKilledLeavesWholeChunksAndANewRunCompletesIt(@TempDir Path elsewhere) throws Exception {
        Path file = CustomerFile.write(home.resolve("customers.csv"), ROWS);
        long committed = kill(file);

        try (ChildPipeline next = run(home, file);
                ChildPipeline undisturbed = run(new PipelineHome(elsewhere), file)) {
            assertLaw(next.endsWith(0), ROWS - committed, committed);
            assertLaw(undisturbed.endsWith(0), ROWS, 0);
        }
        List<String> content;
        try (WarehouseView view = view(home.database())) {
            content = view.content();
            assertThat(view.records()).isEqualTo(SharedWarehouseContract.upTo(ROWS));
            assertThat(view.audited()).containsExactly("RUNNING", "SUCCEEDED");
        }
        try (WarehouseView other = view(elsewhere.resolve("var/warehouse"))) {
            assertThat(content).isEqualTo(other.content());
        }
        try (ChildPipeline again = run(home, file)) {
            assertLaw(again.endsWith(0), 0, ROWS);
        }
        assertThat(holderFile()).doesNotExist();
    }

    /** Kills a load at about a tenth of the file; gives the number of rows that it left. */
    private long kill(Path file) throws Exception {
        try (ChildPipeline child =
                run(home, file, "--set", "load.chunk-rows=" + CHUNK, "--set", "load.chunks-in-flight=1")) {
            child.awaitSays(" % ");
            child.kill();
            assertThat(holderFile())
                    .as("left behind by a process that could do nothing more")
                    .exists();
        }
        try (WarehouseView view = view(home.database())) {
            List<Integer> records = view.records();
            assertThat(records.size()).isBetween(CHUNK, ROWS - 1);
            assertThat(records.size() % CHUNK).as("rows beyond whole chunks").isZero();
            assertThat(records).isEqualTo(SharedWarehouseContract.upTo(records.size()));
            assertThat(view.audited()).containsExactly("RUNNING");
            // Nobody has taken the lease over, but its time to live passes.
            await().atMost(ChildPipeline.PATIENCE)
                    .untilAsserted(() -> assertThat(view.shown()).containsExactly("INTERRUPTED"));
            return records.size();
        }
    }

    @Test
    void aSecondProcessIsToldWhoHasTheDatabaseOpen() throws Exception {
        Path file = CustomerFile.write(home.resolve("customers.csv"), 10, 3, "Lovelace");
        try (PostcodeApi api = PostcodeApi.withGate();
                ChildPipeline first = start(file, api)) {
            api.awaitReached();

            try (ChildPipeline second = start(file, api);
                    ChildPipeline runs = home.start("runs", "show", "last")) {
                second.endsWith(1);
                assertThat(runs.endsWith(1).err())
                        .contains("is open in another process, run ", "wait for it to end, or stop it")
                        .doesNotContain("\tat ");

                api.open();
                first.endsWith(0);
                String runId =
                        new ObjectMapper().readTree(first.out()).get("run_id").asText();
                assertThat(second.err())
                        .contains("Error: the warehouse jdbc:h2:file:", "is open in another process, ")
                        .contains("run " + runId + " on ", "process " + first.pid() + ", since 20")
                        .contains("wait for it to end, or stop it")
                        .doesNotContain("\tat ");
                assertThat(second.out()).isEmpty();
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    void ctrlCWhileStandardInputIsReadLeavesNoneOfItBehind() {
        Path spool = home.resolve("var/spool");
        try (ChildPipeline child = home.start("run", "--input", "-")) {
            await().atMost(ChildPipeline.PATIENCE)
                    .untilAsserted(() -> assertThat(spool).isDirectoryContaining("glob:**.spool"));

            child.signal("INT");

            child.endsWith(130);
            assertThat(spool).isEmptyDirectory();
        }
    }

    private ChildPipeline start(Path file, PostcodeApi api) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                "--json",
                "--input",
                file.toString(),
                "--definition",
                pipeline.definition().toString()));
        args.addAll(api.settings());
        return home.start(args.toArray(String[]::new));
    }

    private ChildPipeline run(PipelineHome where, Path file, String... more) {
        List<String> args = new ArrayList<>(List.of("run", "--json", "--no-enrich", "--set", "lease.ttl=PT1S"));
        args.addAll(List.of(
                "--input",
                file.toString(),
                "--definition",
                pipeline.definition().toString()));
        args.addAll(List.of(more));
        return where.start(args.toArray(String[]::new));
    }

    private static void assertLaw(ChildPipeline ended, long inserted, long unchanged) throws Exception {
        JsonNode law = new ObjectMapper().readTree(ended.out()).get("accounting");
        assertThat(law.toString())
                .isEqualTo("{\"read\":" + ROWS + ",\"inserted\":" + inserted + ",\"updated\":0,\"unchanged\":"
                        + unchanged + ",\"superseded\":0,\"quarantined\":0}");
    }

    private WarehouseView view(Path database) {
        return new WarehouseView(H2Databases.inFolder(database), pipeline);
    }

    private Path holderFile() {
        return home.database().resolve("warehouse.holder");
    }
}
