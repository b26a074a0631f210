package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.Preparer;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chunk commits when its rejects are on the disk, and not before. */
class RejectsAndCommitTest {

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();
    private LoadBench bench;

    @BeforeEach
    void open() throws SQLException {
        bench = new LoadBench(
                H2Databases.inFolder(folder),
                TestPipelines.of(List.of(Column.text("id", 10).asKey())));
        bench.fence(tx -> events.add("fence"));
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    @Test
    void waitsForTheDiskBeforeTheCommit() throws Exception {
        bench.rejects(new Sink(false));

        LoadedChunk loaded = load();

        assertThat(loaded.counts().quarantined()).isEqualTo(1);
        assertThat(events).containsExactly("keep", "fence", "force");
        assertThat(bench.rows()).hasSize(1);
    }

    @Test
    void rollsBackWhereTheDiskFails() throws Exception {
        bench.rejects(new Sink(true));

        assertThatThrownBy(this::load).isInstanceOf(IOException.class);

        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void leavesTheSinkAloneWhereNothingIsRejected() throws Exception {
        bench.rejects(new Sink(true));

        bench.load(bench.newFile(), bench.row(1, "a"));

        assertThat(events).containsExactly("fence");
    }

    /** One good row and one reject. */
    private LoadedChunk load() throws SQLException, IOException {
        Reject reject = new Reject(
                Stage.VALIDATE,
                List.of(new Violation("required", "id", "must have a value")),
                Origin.ofRecord(2),
                null);
        Chunk chunk =
                new Chunk(1, Cursor.START, new Cursor(2, 4, 3), true, List.of(bench.row(1, "a")), List.of(reject), 4);
        return bench.loader(bench.newFile()).load(new Preparer(bench.table()).prepare(chunk));
    }

    private final class Sink implements RejectSink {

        private final boolean failing;

        Sink(boolean failing) {
            this.failing = failing;
        }

        @Override
        public void keep(RunContext run, Chunk chunk) {
            events.add("keep");
        }

        @Override
        public void force() throws IOException {
            events.add("force");
            if (failing) {
                throw new IOException("no space left");
            }
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
