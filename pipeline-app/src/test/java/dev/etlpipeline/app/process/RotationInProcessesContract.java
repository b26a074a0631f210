package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another key, while a load in another process stands between two chunks, and where the rotation itself is killed. */
abstract class RotationInProcessesContract {

    private static final int ROWS = 400;
    private static final int CHUNK = 30;
    private static final int BEFORE_GATE = 5 * CHUNK;

    @TempDir
    Path folder;

    private PipelineHome home;
    private TestPipeline pipeline;
    private TestDatabase database;
    private WarehouseView view;
    private PostcodeApi api;
    private Path file;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    static boolean encrypts() {
        return ServiceLoader.load(PipelineModule.class).stream()
                .anyMatch(module -> module.get().name().equals("governance"));
    }

    @BeforeEach
    void prepare() throws Exception {
        database = database();
        home = new PipelineHome(folder);
        pipeline = TestPipeline.in(home);
        view = new WarehouseView(database, pipeline);
        api = PostcodeApi.withGate();
        file = CustomerFile.write(home.resolve("customers.csv"), ROWS, BEFORE_GATE + 17, "Lovelace");
        start("keys", "create").endsWith(0);
    }

    @AfterEach
    void close() {
        if (api != null) {
            api.close();
        }
        if (view != null) {
            view.close();
        }
    }

    private ChildPipeline start(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--definition",
                pipeline.definition().toString(),
                "--set",
                "governance.encrypt.columns=email",
                "--set",
                "governance.encrypt.joinable=phone",
                "--set",
                "governance.encrypt.batch-rows=10",
                "--set",
                "governance.encrypt.readers=" + System.getProperty("user.name"),
                "--set",
                "load.chunk-rows=" + CHUNK));
        all.addAll(api.settings());
        return home.start(database, all);
    }

    private ChildPipeline load() {
        return start("run", "--input", file.toString());
    }

    /** How many rows have an address under a key of one of those numbers, at one moment. */
    private long under(int... keys) throws SQLException {
        String wanted = Arrays.stream(keys)
                .mapToObj(key -> "email LIKE 'e" + key + "-%'")
                .collect(Collectors.joining(" OR "));
        try (Connection connection = view.connection();
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("SELECT COUNT(*) FROM " + pipeline.target() + " WHERE " + wanted)) {
            assertThat(count.next()).isTrue();
            return count.getLong(1);
        }
    }

    private String first() {
        Matcher first = Pattern.compile("1-[a-z2-7]{4}")
                .matcher(start("keys", "verify").endsWith(0).out());
        assertThat(first.find()).isTrue();
        return first.group();
    }

    private void everyValueIsThereAndOpens() {
        assertThat(view.records()).isEqualTo(SharedWarehouseContract.upTo(ROWS));
        ChildPipeline verified = start("keys", "verify").endsWith(0);
        assertThat(verified.out())
                .containsPattern(" " + ROWS + " values of email: 2-")
                .containsPattern(" " + ROWS + " values of phone: 2-")
                .contains("Every encrypted value opens.")
                .doesNotContain(": 1-", "plain");
        assertThat(start("decrypt", "email", "--key", "C0000007", "--reason", "a test")
                        .endsWith(0)
                        .out())
                .contains("ada7@mail.example");
    }

    @Test
    @Criterion("encryption.2")
    void aLoadGoesOnUnderTheNewKeyAndNothingIsLost() throws Exception {
        try (ChildPipeline load = load()) {
            view.awaitRows(load, BEFORE_GATE);
            api.awaitReached();

            ChildPipeline rotated = start("keys", "rotate").endsWith(0);
            assertThat(rotated.out()).contains(BEFORE_GATE + " rows were encrypted anew with data key 2-");
            assertThat(under(2)).isEqualTo(BEFORE_GATE);
            api.open();
            load.endsWith(0);
        }

        // Whatever was encrypted ahead of its chunk under the old key is found by the same command.
        if (under(1) > 0) {
            assertThat(start("keys", "rotate").endsWith(0).out()).contains("no new key is made");
        }
        everyValueIsThereAndOpens();
    }

    @Test
    @Criterion("encryption.2")
    void aRotationThatIsKilledIsTypedAgain() throws Exception {
        api.open();
        load().endsWith(0);
        String first = first();
        try (Connection blocking = view.connection();
                Statement statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.executeUpdate(
                    "UPDATE " + pipeline.target() + " SET run_no = run_no WHERE customer_id = 'C0000205'");
            try (ChildPipeline killed = start("keys", "rotate")) {
                await().atMost(ChildPipeline.PATIENCE)
                        .pollInterval(ChildPipeline.LOOK)
                        .until(() -> under(2) >= 200 || !killed.isAlive());
                killed.kill();
            } finally {
                blocking.rollback();
            }
        }
        // The database may still end the batch that the killed process had sent.
        assertThat(under(1)).isBetween(190L, 200L);
        assertThat(under(1, 2)).isEqualTo(ROWS);
        assertThat(start("keys", "destroy", first, "--yes").endsWith(1).err())
                .contains("still stand under data key " + first);
        assertThat(start("keys", "verify").endsWith(0).out()).contains(": " + first);

        ChildPipeline again = start("keys", "rotate").endsWith(0);

        assertThat(again.out()).contains("no new key is made", "Nothing stands under another key any more.");
        everyValueIsThereAndOpens();
        start("keys", "destroy", first, "--yes").endsWith(0);
        load().endsWith(0);
        assertThat(view.accounts().get(1)).isEqualTo(ROWS + "|0|0|" + ROWS + "|0|0");
    }
}
