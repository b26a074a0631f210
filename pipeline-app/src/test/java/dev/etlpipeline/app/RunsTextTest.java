package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunsTextTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final ScreenFixture screen = new ScreenFixture();

    @Test
    void tellsAFailedRunAsAPersonWouldWantIt() {
        String text = details(record(RunState.FAILED, Results.FIRST_LOAD, "a.b.Storm"));

        assertThat(text).isEqualToNormalizingNewlines("""
                        Run 20260102T030405Z-a1b2c3 of customers: FAILED in 2.75 s

                           read = inserted + updated + unchanged + superseded + quarantined
                          1,000 =      960 +       0 +         0 +         10 +          30

                          Operation   load
                          Started     2026-01-02 03:04:05 UTC
                          Ended       2026-01-02 03:04:07 UTC
                          File        customers.csv, 4,711 bytes
                                      SHA-256 abc
                          Rejects     30; their file is not in paths.rejects any more
                          Error       a.b.Storm
                                      it rained
                          Run number  7, attempt 1
                          Version     1.2.3
                        """);
    }

    @Test
    void saysOfARunThatDiedThatItLeftNoAccountAndWhatToDo() {
        assertThat(details(record(RunState.INTERRUPTED, null, null)))
                .contains(
                        "INTERRUPTED (it died: its lease stopped beating, and no end was written)\n",
                        "No account was written before it died.",
                        "Ended       no end was written",
                        "Next: load the same file again")
                .doesNotContain("Error", "Rejects");
        assertThat(details(record(RunState.INTERRUPTED, Results.FIRST_LOAD, null)))
                .contains("INTERRUPTED (stopped after the chunk in hand) in 2.75 s");
        assertThat(details(record(RunState.RUNNING, null, null)))
                .contains("No account was written yet.")
                .doesNotContain("Next:");
    }

    @ParameterizedTest
    @EnumSource
    void fitsALineOfEightyColumnsWithOrWithoutColours(RunState state) {
        List<RunRecord> runs = List.of(record(state, new Accounting(12_345_678, 1, 1, 1, 1, 1_234_567), null));

        String plain = table(screen.plain(), runs);
        String coloured = table(screen.screen(true, true), runs);

        assertThat(plain.lines()).allMatch(line -> line.length() <= 80);
        assertThat(coloured).contains("\033[");
        assertThat(coloured.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void saysWhatARunDidThatWasNoLoad() {
        RunRecord replay = record("REPLAY", RunState.SUCCEEDED, Results.AGAIN, null);
        RunRecord backfill = record("BACKFILL", RunState.SUCCEEDED, Results.AGAIN, null);

        assertThat(table(screen.plain(), List.of(replay, backfill)))
                .contains("  replay of customers.csv\n", "  backfill\n");
        assertThat(details(replay)).contains("Operation   replay\n");
        assertThat(RunsJson.of(backfill, Optional.empty())).contains("\"operation\":\"BACKFILL\"");
    }

    @Test
    void saysThatThereAreNoneOrMore() {
        assertThat(table(screen.plain(), List.of())).isEqualTo("There is no run yet.\nNext: ./pipeline run\n");
        assertThat(new RunsTable(screen.plain(), List.of(), 20, RunState.FENCED, UnaryOperator.identity()).text())
                .isEqualTo("No run is FENCED.\n");
        assertThat(new RunsTable(
                                screen.plain(),
                                List.of(record(RunState.RUNNING, null, null)),
                                1,
                                null,
                                UnaryOperator.identity())
                        .text())
                .contains("The latest 1; --limit shows more.");
    }

    private static String table(Screen on, List<RunRecord> runs) {
        return new RunsTable(on, runs, 20, null, UnaryOperator.identity()).text();
    }

    private String details(RunRecord run) {
        return new RunDetails(screen.plain(), run, Optional.<Path>empty(), Optional.empty()).text();
    }

    private static RunRecord record(RunState state, @Nullable Accounting account, @Nullable String error) {
        return record("LOAD", state, account, error);
    }

    private static RunRecord record(
            String operation, RunState state, @Nullable Accounting account, @Nullable String error) {
        return new RunRecord(
                7,
                "20260102T030405Z-a1b2c3",
                1,
                "customers",
                operation,
                state,
                START,
                account == null ? null : START.plusMillis(2750),
                account == null ? null : Duration.ofMillis(2750),
                account,
                new RunRecord.File("customers.csv", 4711, "abc"),
                error,
                error == null ? null : "it rained",
                "1.2.3");
    }
}
