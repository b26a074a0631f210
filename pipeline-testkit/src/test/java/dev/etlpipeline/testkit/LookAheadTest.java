package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.Loader;
import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.load.Preparer;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an answer that was looked up ahead counts: seen by what somebody else does to the target after the look-up. */
class LookAheadTest {

    @TempDir
    Path folder;

    private LoadBench bench;
    private long file;
    private Loader loader;

    @BeforeEach
    void load() throws Exception {
        bench = new LoadBench(
                H2Databases.inFolder(folder),
                TestPipelines.of(List.of(Column.text("id", 10).asKey(), Column.text("town", 20))));
        bench.load(bench.newFile(), row(1, "a", "Ayr"), row(2, "b", "Bath"), row(3, "c", "Crewe"));
        file = bench.newFile();
        loader = bench.loader(file);
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    private Row row(long record, String id, String town) {
        return bench.row(record, id, town);
    }

    private PreparedChunk chunk(long number, Row... rows) {
        return new Preparer(bench.table())
                .prepare(LoadBench.chunk(List.of(rows)).numbered(number));
    }

    private LoadCounts loaded(PreparedChunk chunk) throws Exception {
        return loader.load(chunk).counts();
    }

    private void deleteB() throws SQLException {
        bench.execute("DELETE FROM " + bench.target() + " WHERE \"ID\" = 'b'");
    }

    private static LoadCounts counts(long inserted, long updated, long unchanged) {
        return new LoadCounts(inserted, updated, unchanged, 0, 0);
    }

    @Test
    void countsWhereChunksLoadedMeanwhileHaveOtherKeys() throws Exception {
        PreparedChunk first = chunk(1, row(1, "a", "Aberdeen"));
        PreparedChunk second = chunk(2, row(2, "b", "Bath"));
        loader.lookAhead(second);
        loaded(first);
        deleteB();

        assertThat(loaded(second)).isEqualTo(counts(0, 0, 1));
    }

    @Test
    void doesNotCountWhereAChunkLoadedMeanwhileLiesInItsRange() throws Exception {
        PreparedChunk first = chunk(1, row(1, "a", "Ayr"), row(2, "c", "Crewe"));
        PreparedChunk second = chunk(2, row(3, "b", "Bath"));
        loader.lookAhead(second);
        loaded(first);
        deleteB();

        assertThat(loaded(second)).isEqualTo(counts(1, 0, 0));
    }

    @Test
    void countsWhereTheOtherChunkHadCommittedBefore() throws Exception {
        PreparedChunk second = chunk(2, row(3, "b", "Bath"));
        loaded(chunk(1, row(1, "a", "Ayr"), row(2, "c", "Crewe")));
        loader.lookAhead(second);
        deleteB();

        assertThat(loaded(second)).isEqualTo(counts(0, 0, 1));
    }

    @Test
    void countsWhereTheRunGoesOnBehindAnEarlierAttempt() throws Exception {
        PreparedChunk first = chunk(901, row(1, "a", "Aberdeen"));
        PreparedChunk second = chunk(902, row(2, "b", "Bath"));
        loader.lookAhead(second);
        loaded(first);
        deleteB();

        assertThat(loaded(second)).isEqualTo(counts(0, 0, 1));
    }

    @Test
    void doesNotCountWhereAChunkBetweenIsUnknown() throws Exception {
        PreparedChunk third = chunk(3, row(3, "b", "Bath"));
        loader.lookAhead(third);
        loaded(chunk(1, row(1, "a", "Ayr")));
        deleteB();

        assertThat(loaded(third)).isEqualTo(counts(1, 0, 0));
    }

    @Test
    void isDoneAgainInTheTransactionWhereSomebodyElseWrote() throws Exception {
        PreparedChunk first = chunk(1, row(1, "b", "Bristol"), row(2, "d", "Derby"));
        loader.lookAhead(first);
        bench.load(bench.newFile(), row(1, "d", "Dover"));

        assertThat(loaded(first)).isEqualTo(counts(0, 2, 0));
        assertThat(bench.rows()).contains(List.of("b", "Bristol"), List.of("d", "Derby"));
    }

    @Test
    void isGivenUpAfterTwoThatWereInVain() throws Exception {
        for (long number = 1; number <= 7; number += 3) {
            PreparedChunk before = chunk(number, row(1, "a", "Ayr"), row(2, "c", "Crewe"));
            PreparedChunk overlapping = chunk(number + 1, row(3, "b", "Bath"));
            loader.lookAhead(overlapping);
            loaded(before);
            loaded(overlapping);
            loaded(chunk(number + 2, row(4, "x", "Exeter")));
        }
        PreparedChunk last = chunk(10, row(3, "b", "Bath"));
        loader.lookAhead(last);
        deleteB();

        assertThat(loaded(last)).isEqualTo(counts(1, 0, 0));
    }
}
