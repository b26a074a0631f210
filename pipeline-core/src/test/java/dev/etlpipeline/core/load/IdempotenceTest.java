package dev.etlpipeline.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The rule of "same key twice in a file", tried out on every file of four records over two keys and two values, every
 * chunking, every crash between chunks, every chunking of the run after it, into an empty target and into one that an
 * older file filled.
 */
class IdempotenceTest {

    private static final int RECORDS = 4;
    private static final long OLDER = 1;
    private static final long FILE = 2;

    private static final List<Column> COLUMNS = List.of(Column.text("id", 10).asKey(), Column.text("value", 10));
    private static final PipelineDefinition DEFINITION = new PipelineDefinition(
            "idempotence",
            new SourceSpec(StandardCharsets.UTF_8, ',', COLUMNS, Map.of(), List.of()),
            new Schema(COLUMNS),
            List.of(),
            List.of(),
            List.of(),
            new TargetSpec("s", "t", false, true));
    private static final Preparer PREPARER = new Preparer(new TargetTable(DEFINITION));

    /** What stands in the target: by key, the value and where it came from. */
    private record Held(String value, Stored stored) {}

    private final Map<List<Row>, PreparedChunk> prepared = new HashMap<>();

    @Test
    void aRerunWritesNothingAndTheLaterRowStays() {
        int scenarios = 0;
        for (List<Row> file : files()) {
            for (Map<Key, Held> target : targets()) {
                for (int chunking = 0; chunking < 1 << (RECORDS - 1); chunking++) {
                    for (int crash = 1; crash <= RECORDS; crash++) {
                        for (int again = 0; again < 1 << (RECORDS - 1); again++) {
                            check(file, new HashMap<>(target), chunking, crash, again);
                            scenarios++;
                        }
                    }
                }
            }
        }
        assertThat(scenarios).isEqualTo(256 * 5 * 8 * 4 * 8);
    }

    private void check(List<Row> file, Map<Key, Held> target, int chunking, int crash, int again) {
        load(file, target, chunking, crash);
        load(file, target, again, RECORDS);
        assertLaterRowsStay(file, target);

        for (int third = 0; third < 1 << (RECORDS - 1); third += 3) {
            assertThat(load(file, target, third, RECORDS)).isZero();
        }
    }

    private static void assertLaterRowsStay(List<Row> file, Map<Key, Held> target) {
        Map<Object, Object> last = new HashMap<>();
        file.forEach(row -> last.put(row.get(0), row.get(1)));
        target.forEach((key, held) -> {
            Object expected = last.get(key.canonical()[0]);
            if (expected != null) {
                assertThat(held.value()).isEqualTo(expected);
            }
        });
        assertThat(target.size()).isGreaterThanOrEqualTo(last.size());
    }

    /** Loads chunk after chunk, and crashes once so many chunks are committed; says how many rows were written. */
    private int load(List<Row> file, Map<Key, Held> target, int chunking, int chunks) {
        int written = 0;
        int done = 0;
        int from = 0;
        for (int to = 1; to <= RECORDS && done < chunks; to++) {
            boolean boundary = to == RECORDS || (chunking & (1 << (to - 1))) != 0;
            if (boundary) {
                written += commit(file.subList(from, to), target);
                from = to;
                done++;
            }
        }
        return written;
    }

    private int commit(List<Row> rows, Map<Key, Held> target) {
        int written = 0;
        PreparedChunk chunk = prepared.computeIfAbsent(rows, all -> PREPARER.prepare(chunk(all)));
        for (Candidate row : chunk.candidates()) {
            Held held = target.get(row.key());
            Decision decision = Decision.of(row, held == null ? null : held.stored(), FILE, 1, null);
            if (decision == Decision.INSERT || decision == Decision.UPDATE || decision == Decision.TOUCH) {
                target.put(row.key(), held(row, FILE));
                written++;
            }
        }
        return written;
    }

    private static Held held(Candidate row, long file) {
        return new Held(
                String.valueOf(row.row().get(1)),
                new Stored(file, row.row().origin().record(), row.rowHash(), row.enrichmentHash(), 1, null, Map.of()));
    }

    private static Chunk chunk(List<Row> rows) {
        long first = rows.get(0).origin().record();
        return new Chunk(
                1, new Cursor(first - 1, 0, 1), new Cursor(first - 1 + rows.size(), 0, 1), false, rows, List.of(), 1);
    }

    private static List<List<Row>> files() {
        List<List<Row>> files = new ArrayList<>();
        for (int code = 0; code < 1 << (2 * RECORDS); code++) {
            List<Row> rows = new ArrayList<>();
            for (int record = 1; record <= RECORDS; record++) {
                int bits = code >> (2 * (record - 1));
                rows.add(row(record, (bits & 1) == 0 ? "k" : "l", (bits & 2) == 0 ? "A" : "B"));
            }
            files.add(List.copyOf(rows));
        }
        return files;
    }

    /** Empty, and what an older file may have left: one key or both, each value. */
    private static List<Map<Key, Held>> targets() {
        List<Map<Key, Held>> targets = new ArrayList<>(List.of(Map.of()));
        for (String k : List.of("A", "B")) {
            targets.add(older(row(3, "k", k)));
            targets.add(older(row(1, "k", k), row(2, "l", "A")));
        }
        return targets;
    }

    private static Map<Key, Held> older(Row... rows) {
        Map<Key, Held> target = new HashMap<>();
        for (Candidate row : PREPARER.prepare(chunk(List.of(rows))).candidates()) {
            target.put(row.key(), held(row, OLDER));
        }
        return target;
    }

    private static Row row(long record, String key, String value) {
        return Row.of(DEFINITION.schema(), Origin.ofRecord(record), key, value);
    }
}
