package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.load.Preparer;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChunkFlowTest {

    private static final List<Column> COLUMNS = List.of(Column.text("id", 10).asKey());

    private static final Preparer PREPARER = new Preparer(new TargetTable(new PipelineDefinition(
            "flow",
            new SourceSpec(StandardCharsets.UTF_8, ',', COLUMNS, Map.of(), List.of()),
            new Schema(COLUMNS),
            List.of(),
            List.of(),
            List.of(),
            new TargetSpec("s", "t", false, true))));

    private final List<Long> loaded = Collections.synchronizedList(new ArrayList<>());

    /** Steps over a source of so many empty chunks. */
    private class Numbers implements ChunkFlow.Steps {

        private final long chunks;

        Numbers(long chunks) {
            this.chunks = chunks;
        }

        @Override
        public Chunk read(Cursor from, long number) throws Exception {
            return new Chunk(number, from, from, number == chunks, List.of(), List.of(), 0);
        }

        @Override
        public PreparedChunk work(Chunk chunk) throws Exception {
            return PREPARER.prepare(chunk);
        }

        @Override
        public void load(PreparedChunk chunk) throws Exception {
            loaded.add(chunk.chunk().number());
        }
    }

    private static ChunkFlow flow(ChunkFlow.Steps steps) {
        return new ChunkFlow(steps, () -> {}, 3, 4);
    }

    @Test
    @Criterion("transactions.1")
    void loadsInFileOrderWhateverTheWorkersOrder() throws Exception {
        CountDownLatch laterOnesDone = new CountDownLatch(2);

        boolean complete = flow(new Numbers(50) {
                    @Override
                    public PreparedChunk work(Chunk chunk) throws Exception {
                        if (chunk.number() == 1) {
                            laterOnesDone.await();
                        }
                        laterOnesDone.countDown();
                        return super.work(chunk);
                    }
                })
                .run(Checkpoint.START);

        assertThat(complete).isTrue();
        assertThat(loaded).hasSize(50).isSorted();
    }

    @Test
    void goesOnWithOtherChunksWhileWorkersWaitForAnswers() throws Exception {
        CompletableFuture<Void> answers = new CompletableFuture<>();
        AtomicInteger waiting = new AtomicInteger();
        ChunkFlow.Steps asking = new Numbers(50) {
            @Override
            public PreparedChunk work(Chunk chunk) throws Exception {
                if (waiting.incrementAndGet() == 4) { // all that may be in flight, with one worker
                    answers.complete(null);
                }
                answers.join();
                return super.work(chunk);
            }
        };

        boolean complete = new ChunkFlow(asking, () -> {}, 1, 4).run(Checkpoint.START);

        assertThat(complete).isTrue();
        assertThat(loaded).hasSize(50).isSorted();
    }

    @Test
    void worksOnNoMoreChunksAtOnceThanThereAreWorkers() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ChunkFlow.Steps counting = new Numbers(200) {
            @Override
            public PreparedChunk work(Chunk chunk) throws Exception {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                PreparedChunk prepared = super.work(chunk);
                working.decrementAndGet();
                return prepared;
            }
        };

        new ChunkFlow(counting, () -> {}, 2, 16).run(Checkpoint.START);

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void boundsTheChunksInFlight() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        flow(new Numbers(200) {
                    @Override
                    public Chunk read(Cursor from, long number) throws Exception {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        return super.read(from, number);
                    }

                    @Override
                    public void load(PreparedChunk chunk) throws Exception {
                        super.load(chunk);
                        inFlight.decrementAndGet();
                    }
                })
                .run(Checkpoint.START);

        assertThat(most.get()).isBetween(1, 4);
    }

    @Test
    void reportsTheFirstCauseWhenTheReaderFails() {
        assertThatThrownBy(() -> flow(new Numbers(50) {
                            @Override
                            public Chunk read(Cursor from, long number) throws Exception {
                                if (number == 7) {
                                    throw new IOException("cannot read");
                                }
                                return super.read(from, number);
                            }
                        })
                        .run(Checkpoint.START))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read");
        assertThat(loaded).isSorted().hasSizeLessThan(7);
    }

    @Test
    void cancelsTheOthersWhenAWorkerFails() {
        CountDownLatch cancelled = new CountDownLatch(1);
        ChunkFlow flow = new ChunkFlow(
                new Numbers(50) {
                    @Override
                    public PreparedChunk work(Chunk chunk) throws Exception {
                        if (chunk.number() == 1) {
                            cancelled.await();
                            throw new IllegalStateException("cancelled");
                        }
                        throw new IOException("API is down");
                    }
                },
                cancelled::countDown,
                3,
                4);

        assertThatThrownBy(() -> flow.run(Checkpoint.START)).hasMessage("API is down");
        assertThat(loaded).isEmpty();
    }

    @Test
    void stopsWhenALoadFails() {
        AtomicBoolean cancelled = new AtomicBoolean();
        ChunkFlow flow = new ChunkFlow(
                new Numbers(Long.MAX_VALUE) {
                    @Override
                    public void load(PreparedChunk chunk) throws Exception {
                        super.load(chunk);
                        if (chunk.chunk().number() == 3) {
                            throw new IOException("refused");
                        }
                    }
                },
                () -> cancelled.set(true),
                3,
                4);

        assertThatThrownBy(() -> flow.run(Checkpoint.START)).hasMessage("refused");
        assertThat(loaded).containsExactly(1L, 2L, 3L);
        assertThat(cancelled).isTrue();
    }

    @Test
    void passesAnErrorOnAsItIs() {
        assertThatThrownBy(() -> flow(new Numbers(5) {
                            @Override
                            public PreparedChunk work(Chunk chunk) {
                                throw new OutOfMemoryError("for the test");
                            }
                        })
                        .run(Checkpoint.START))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void endsAfterTheChunkInHandWhenItIsStopped() throws Exception {
        ChunkFlow[] flow = new ChunkFlow[1];
        flow[0] = flow(new Numbers(Long.MAX_VALUE) {
            @Override
            public void load(PreparedChunk chunk) throws Exception {
                super.load(chunk);
                if (chunk.chunk().number() == 3) {
                    flow[0].stop();
                }
            }
        });

        boolean complete = flow[0].run(Checkpoint.START);

        assertThat(complete).isFalse();
        assertThat(loaded).containsExactly(1L, 2L, 3L);
    }
}
