package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.load.Loader;
import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.load.Preparer;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a chunk's values are encoded: ahead of its load, unless the rows before it stood there already. */
class EncodedAheadTest {

    @TempDir
    Path folder;

    private final Counting codec = new Counting();
    private LoadBench bench;
    private Loader loader;

    @BeforeEach
    void open() throws Exception {
        bench = new LoadBench(
                H2Databases.inFolder(folder),
                TestPipelines.of(List.of(Column.text("id", 10).asKey(), Column.text("town", 20))));
        bench.codecs(codec);
        loader = bench.loader(bench.newFile());
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    /** Shouts, and counts how often it is asked. */
    private static final class Counting implements ValueCodec {

        private int asked;

        @Override
        public boolean handles(Column column) {
            return true;
        }

        @Override
        public @Nullable Object encode(Column column, @Nullable Object value) {
            asked++;
            return value + "!";
        }
    }

    private PreparedChunk chunk(long number, Row... rows) {
        return new Preparer(bench.table())
                .prepare(LoadBench.chunk(List.of(rows)).numbered(number));
    }

    @Test
    void valuesAreEncodedOnceAndAheadOfTheLoad() throws Exception {
        PreparedChunk chunk = chunk(1, bench.row(1, "a", "Ayr"), bench.row(2, "b", "Bath"));

        loader.prepare(chunk);

        int ahead = codec.asked;
        loader.load(chunk);
        assertThat(ahead).isEqualTo(2);
        assertThat(codec.asked).isEqualTo(ahead);
        assertThat(bench.rows()).containsExactly(List.of("a", "Ayr!"), List.of("b", "Bath!"));
    }

    @Test
    void rowsThatStandThereAlreadyAreNotEncodedForNothing() throws Exception {
        loader.load(chunk(1, bench.row(1, "a", "Ayr")));
        Loader again = bench.loader(bench.newFile());
        again.load(chunk(1, bench.row(1, "a", "Ayr")));
        codec.asked = 0;

        again.prepare(chunk(2, bench.row(2, "a", "Ayr")));

        assertThat(codec.asked).isZero();
    }

    @Test
    void aChunkThatWasNotExpectedToWriteIsEncodedWhenItDoes() throws Exception {
        loader.load(chunk(1, bench.row(1, "a", "Ayr")));
        loader.load(chunk(2, bench.row(2, "a", "Ayr")));
        PreparedChunk chunk = chunk(3, bench.row(3, "b", "Bath"));
        loader.prepare(chunk);

        loader.load(chunk);

        assertThat(bench.rows()).containsExactly(List.of("a", "Ayr!"), List.of("b", "Bath!"));
    }
}
