package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.Cursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that goes on where an earlier attempt ended, with the whole engine and no module. */
@Timeout(60)
class AttemptsTest {

    private static final Attempt SECOND = new Attempt(new RunId("20260102T030405Z-a1b2c3"), 2);

    private final Chunks chunks = new Chunks();

    @TempDir
    Path folder;

    private Run run;

    @BeforeEach
    void makeRun() throws IOException {
        run = new Run(folder);
        run.modules().listen(chunks);
    }

    /** The first {@code records} people, one a chunk, of whom the first was a reject. */
    private static Checkpoint behind(int records, LoadCounts counts) {
        long offset = "person_id,postcode\n".length();
        for (int person = 1; person <= records; person++) {
            offset += (person + ",SW1A 1AA\n").length();
        }
        Cursor cursor = new Cursor(records, offset, records + 2L);
        return new Checkpoint(cursor, records, counts, Map.of("email", 1L), Map.of("Full", records - 1L), Map.of());
    }

    @Test
    void goesOnBehindItsCheckpointAndAccountsForAllAttempts() throws Exception {
        Checkpoint checkpoint = behind(4, new LoadCounts(3, 0, 0, 0, 1));
        run.modules().startPoint((connection, context, request) -> checkpoint);

        RunResult result = run.resume(SECOND);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.runId()).isEqualTo(SECOND.runId());
        assertThat(result.accounting()).isEqualTo(new Accounting(10, 9, 0, 0, 0, 1));
        assertThat(result.before()).isEqualTo(4);
        assertThat(result.rejects()).containsExactly(Map.entry("email", 1L));
        assertThat(result.enrichment()).containsExactly(Map.entry("Full", 9L));
        assertThat(chunks.numbers).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(chunks.attempts).containsOnly(2);
    }

    @Test
    void doesNotCountWhatEarlierAttemptsReadIntoItsSpeed() throws Exception {
        Checkpoint checkpoint = behind(10, new LoadCounts(9, 0, 0, 0, 1));
        run.modules().startPoint((connection, context, request) -> checkpoint);

        RunResult result = run.resume(SECOND);

        assertThat(result.accounting()).isEqualTo(new Accounting(10, 9, 0, 0, 0, 1));
        assertThat(result.rowsPerSecond()).isZero();
        assertThat(chunks.numbers).isEmpty();
    }

    @Test
    void failsWhereACheckpointLacksAChunk() throws Exception {
        Checkpoint checkpoint = behind(4, new LoadCounts(2, 0, 0, 0, 1));
        run.modules().startPoint((connection, context, request) -> checkpoint);

        RunResult result = run.resume(SECOND);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed()).containsInstanceOf(AccountingException.class);
    }

    @Test
    void keepsTheTotalsOfEarlierAttemptsWhereItFailsBeforeItsFirstChunk() throws Exception {
        Checkpoint checkpoint = behind(4, new LoadCounts(3, 0, 0, 0, 1));
        run.modules().startPoint((connection, context, request) -> checkpoint);
        run.modules().rejectSink((context, request) -> {
            throw new IllegalStateException("no disk");
        });

        assertThatThrownBy(() -> run.resume(SECOND)).isInstanceOf(IllegalStateException.class);

        assertThat(run.accounts()).containsExactly(SECOND.runId() + " 2: 4 read, 3 inserted, 1 quarantined");
    }

    private static final class Chunks implements RunListener {

        private final List<Long> numbers = new ArrayList<>();
        private final List<Integer> attempts = new ArrayList<>();

        @Override
        public void chunkCommitted(RunContext context, LoadedChunk loaded) {
            numbers.add(loaded.chunk().number());
            attempts.add(context.attempt());
        }
    }
}
