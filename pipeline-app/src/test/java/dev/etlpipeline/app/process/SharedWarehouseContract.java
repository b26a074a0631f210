package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What runs of one pipeline promise each other on a database that several processes share. Each test brings a first run
 * to a halt between two chunks, where it waits for an answer of an API, and then does to it what the world does.
 */
abstract class SharedWarehouseContract {

    private static final int ROWS = 400;
    private static final int CHUNK = 30;

    /** In the middle of the sixth chunk. */
    private static final int GATE_AT = 5 * CHUNK + 17;

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

    @BeforeEach
    void prepare() throws Exception {
        database = database();
        home = new PipelineHome(folder);
        pipeline = TestPipeline.in(home);
        view = new WarehouseView(database, pipeline);
        api = PostcodeApi.withGate();
        file = CustomerFile.write(home.resolve("customers.csv"), ROWS, GATE_AT, "Lovelace");
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

    @Test
    void aSecondRunIsRefusedAndToldWhoRuns() throws Exception {
        try (ChildPipeline first = atTheGate("PT3S");
                ChildPipeline second = start(file, "PT3S")) {

            second.endsWith(1);

            assertThat(second.err())
                    .contains("pipeline " + pipeline.name() + " is being run by ", "process " + first.pid())
                    .contains("run " + view.runIds().get(0), "wait for it to end, or stop it")
                    .doesNotContain("\tat ");
            assertThat(second.out()).isEmpty();
            api.open();
            first.endsWith(0);
            assertThat(view.audited()).containsExactly("SUCCEEDED");
            assertThat(view.records()).isEqualTo(upTo(ROWS));
        }
    }

    @Test
    void aRunThatWasKilledIsTakenOverAfterItsTimeToLive() throws Exception {
        try (ChildPipeline first = atTheGate("PT1S")) {
            first.kill();
            assertThat(view.records()).isEqualTo(upTo(BEFORE_GATE));
            long fence = view.fence();
            api.open();

            try (ChildPipeline second = start(file, "PT1S")) {
                second.endsWith(0);

                assertThat(second.err())
                        .contains("is held by run " + view.runIds().get(0), "process " + first.pid(), "watching it")
                        .contains("its lease was taken over");
                assertThat(view.fence()).isEqualTo(fence + 1);
                assertThat(view.audited()).containsExactly("RUNNING", "SUCCEEDED");
                assertThat(view.shown()).containsExactly("INTERRUPTED", "SUCCEEDED");
                assertThat(view.accounts().get(1)).isEqualTo(account(ROWS, ROWS - BEFORE_GATE, BEFORE_GATE));
                assertThat(view.records()).isEqualTo(upTo(ROWS));
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    @Criterion("transactions.4")
    void aRunThatOnlySleptIsFencedOffAndWritesNothingMore() throws Exception {
        Path newer = CustomerFile.write(home.resolve("newer.csv"), ROWS, 0, "Byron");
        try (ChildPipeline sleeper = atTheGate("PT1S")) {
            sleeper.signal("STOP");
            api.open();
            try (ChildPipeline second = start(newer, "PT1S")) {
                second.endsWith(0);
                assertThat(view.accounts().get(1)).isEqualTo(ROWS + "|" + (ROWS - BEFORE_GATE) + "|150|0|0|0");
            }
            List<String> before = view.contentAndProvenance();

            sleeper.signal("CONT");

            sleeper.endsWith(1);
            assertThat(sleeper.out())
                    .contains(": FENCED", "another run took pipeline " + pipeline.name() + " over")
                    .contains("look which run took over");
            assertThat(sleeper.err()).doesNotContain("\tat ");
            assertThat(view.contentAndProvenance()).isEqualTo(before);
            assertThat(view.audited()).containsExactly("FENCED", "SUCCEEDED");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
    void ctrlCEndsTheRunWithItsAccountAndTheNextNeedNotWait() throws Exception {
        try (ChildPipeline first = atTheGate("PT10M")) {
            first.signal("INT");

            first.endsWith(130);
            assertThat(first.err()).contains("Stopping after the chunk in hand").doesNotContain("\tat ");
            assertThat(first.out())
                    .contains(": INTERRUPTED (stopped after the chunk in hand)")
                    .containsPattern("\n +150 = +150 \\+ +0 \\+ +0 \\+ +0 \\+ +0\n")
                    .contains("what is loaded stays, the rest follows");
            assertThat(view.audited()).containsExactly("INTERRUPTED");
            assertThat(view.records()).isEqualTo(upTo(BEFORE_GATE));
        }

        api.open();
        try (ChildPipeline next = start(file, "PT10M")) {
            next.endsWith(0);

            assertThat(next.err()).doesNotContain("watching");
            assertThat(view.accounts().get(1)).isEqualTo(account(ROWS, ROWS - BEFORE_GATE, BEFORE_GATE));
            assertThat(view.records()).isEqualTo(upTo(ROWS));
        }
    }

    /** A run that has committed all chunks before the gate and will commit no other. */
    private ChildPipeline atTheGate(String ttl) throws Exception {
        ChildPipeline child = start(file, ttl);
        view.awaitRows(child, BEFORE_GATE);
        api.awaitReached();
        return child;
    }

    private ChildPipeline start(Path input, String ttl) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                "--input",
                input.toString(),
                "--definition",
                pipeline.definition().toString()));
        args.addAll(List.of("--set", "lease.ttl=" + ttl, "--set", "load.chunk-rows=" + CHUNK));
        args.addAll(api.settings());
        return home.start(database, args);
    }

    private static String account(int read, int inserted, int unchanged) {
        return read + "|" + inserted + "|0|" + unchanged + "|0|0";
    }

    static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
