package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.load.Loader;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncingLoadTest {

    private final List<Long> announced = new ArrayList<>();
    private final CurrentRun run =
            new CurrentRun(new RunId("run-1"), 1, "p", Clock.systemUTC(), new Listeners(List.of()));
    private final AnnouncingLoad load = new AnnouncingLoad(Loader::allNew, new Sink(), run, 1);

    private final class Sink implements RejectSink {

        @Override
        public void announce(RunContext run, Chunk chunk) throws IOException {
            announced.add(chunk.number());
        }

        @Override
        public void keep(RunContext run, Chunk chunk) throws IOException {}

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {}
    }

    private static Chunk chunk(long number) {
        return new Chunk(number, Cursor.START, Cursor.START, false, List.of(), List.of(), 9);
    }

    private static Chunk rejecting(long number) {
        Reject reject = new Reject(
                Stage.VALIDATE, List.of(new Violation("required", "id", "must")), Origin.ofRecord(number), null);
        return new Chunk(number, Cursor.START, new Cursor(1, 9, 2), false, List.of(), List.of(reject), 9);
    }

    @Test
    void announcesInFileOrderWhateverTheWorkersOrder() throws Exception {
        load.worked(rejecting(3));
        load.worked(rejecting(2));
        assertThat(announced).isEmpty();

        load.worked(rejecting(1));
        load.worked(rejecting(4));

        assertThat(announced).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void beginsWithTheFirstChunkOfAnAttemptThatGoesOn() throws Exception {
        AnnouncingLoad resumed = new AnnouncingLoad(Loader::allNew, new Sink(), run, 8);

        resumed.worked(rejecting(9));
        assertThat(announced).isEmpty();
        resumed.worked(rejecting(8));

        assertThat(announced).containsExactly(8L, 9L);
    }

    @Test
    void passesOverChunksWithoutRejects() throws Exception {
        load.worked(chunk(2));
        load.worked(rejecting(3));
        load.worked(chunk(1));

        assertThat(announced).containsExactly(3L);
    }
}
