package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a run in the middle of a chunk's transaction: it is held there by a lock on what it touches last. */
class StoppedInAChunkTest {

    private static final int ROWS = 3000;
    private static final int CHUNK = 10;

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
    @Criterion("transactions.2")
    @Criterion("transactions.4")
    void aKillLeavesNothingOfTheChunkInHand() throws Exception {
        try (H2Server server = H2Server.start(folder);
                WarehouseView view = new WarehouseView(database(server), pipeline);
                ChildPipeline child = start(server)) {
            long before = inAChunk(child, view, child::kill);

            assertThat(view.records()).isEqualTo(SharedWarehouseContract.upTo((int) before));
            assertThat(view.audited()).containsExactly("RUNNING");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    void sigtermLetsTheChunkInHandCommit() throws Exception {
        try (H2Server server = H2Server.start(folder);
                WarehouseView view = new WarehouseView(database(server), pipeline);
                ChildPipeline child = start(server)) {
            long before = inAChunk(child, view, () -> {
                child.signal("TERM");
                child.awaitSays("Stopping after the chunk in hand");
                assertThat(child.isAlive()).isTrue();
            });

            child.endsWith(143);
            assertThat(view.records()).isEqualTo(SharedWarehouseContract.upTo((int) before + CHUNK));
            assertThat(child.out())
                    .contains(": INTERRUPTED")
                    .containsPattern("\n +" + (before + CHUNK) + " = +" + (before + CHUNK) + " ");
            assertThat(child.err()).doesNotContain("\tat ");
            assertThat(view.audited()).containsExactly("INTERRUPTED");
        }
    }

    @Test
    @Criterion("transactions.4")
    void aWarehouseThatGoesAwayEndsTheRunFailedWhereNothingIsTriedAgain() throws Exception {
        try (H2Server server = H2Server.start(folder);
                WarehouseView view = new WarehouseView(database(server), pipeline);
                ChildPipeline child = start(server, "--set", "warehouse.connection-timeout=PT0.5S")) {
            view.awaitRows(child, CHUNK);

            server.close();

            child.endsWith(1);
            assertThat(child.out())
                    .contains(": FAILED", ") could not be loaded, the warehouse says: ", "a new run finds out")
                    .doesNotContain("bug");
            assertThat(child.err()).doesNotContain("\tat ");
            Matcher told = Pattern.compile("\n(\\d+) records were accounted for and committed")
                    .matcher(child.out());
            assertThat(told.find()).as(child::said).isTrue();
            int committed = Integer.parseInt(told.group(1));
            try (WarehouseView after = new WarehouseView(server.databaseItself(), pipeline)) {
                // The last commit may have been answered to nobody.
                assertThat(after.rows()).isIn((long) committed, (long) committed + CHUNK);
            }
        }
    }

    private ChildPipeline start(H2Server server, String... more) {
        Path file = CustomerFile.write(home.resolve("customers.csv"), ROWS);
        List<String> args = new ArrayList<>(List.of("run", "--no-enrich", "--set", "load.chunk-rows=" + CHUNK));
        args.addAll(List.of(
                "--input",
                file.toString(),
                "--definition",
                pipeline.definition().toString()));
        // Its beat would stand in line for the lock too.
        args.addAll(List.of("--set", "lease.ttl=PT10M"));
        args.addAll(List.of(more));
        return home.start(database(server).with("resilience.retry.enabled", "false"), args);
    }

    /** With patience for the test's lock. */
    private static TestDatabase database(H2Server server) {
        TestDatabase database = server.database();
        return database.with("warehouse.url", database.settings().get("warehouse.url") + ";LOCK_TIMEOUT=60000");
    }

    /** Does something when a chunk is written and not committed; gives the number of rows committed before. */
    private long inAChunk(ChildPipeline child, WarehouseView view, Happening happening) throws Exception {
        view.awaitRows(child, CHUNK);
        try (Connection lock = view.connection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.executeUpdate(
                    "UPDATE etl.run_lease SET ttl_s = ttl_s WHERE pipeline = '" + pipeline.name() + "'");
            await().atMost(ChildPipeline.PATIENCE)
                    .pollInterval(ChildPipeline.LOOK)
                    .until(() -> blocked(view) == 1);
            long before = view.rows();
            assertThat(before).isLessThan(ROWS - CHUNK);

            happening.happen();

            lock.rollback();
            return before;
        }
    }

    private interface Happening {
        void happen() throws Exception;
    }

    private static int blocked(WarehouseView view) throws SQLException {
        try (Connection connection = view.connection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL")) {
            count.next();
            return count.getInt(1);
        }
    }
}
