package dev.etlpipeline.core.enrich;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.source.Chunk;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EnrichStageConcurrencyTest {

    private final Stages stages = new Stages();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void endWorkers() {
        released.countDown();
        workers.shutdown();
    }

    /** Answers nothing until it is released; never interrupted. */
    private MapLookup held() {
        return new MapLookup("api") {
            @Override
            public Map<String, Values> find(Set<String> keys) throws Exception {
                asked.countDown();
                released.await();
                return super.find(keys);
            }
        };
    }

    @Test
    void asksForAKeyOnceWhenTwoChunksNeedItAtTheSameTime() throws Exception {
        MapLookup api = held().with("A", "region", "London").with("B", "region", "Wales");
        stages.only(Stages.GEOGRAPHY).lookups("postcode", api);

        try (EnrichStage stage = stages.open()) {
            Chunk one = stages.postcodes("A");
            Chunk two = stages.postcodes("A", "B");
            Future<Chunk> first = workers.submit(() -> stage.apply(one));
            asked.await();
            Future<Chunk> second = workers.submit(() -> stage.apply(two));
            released.countDown();

            assertThat(first.get().rows().get(0).get("data_source")).isEqualTo("postcode=api");
            assertThat(second.get().rows().get(0).get("region")).isEqualTo("London");
            assertThat(second.get().rows().get(0).get("data_source")).isEqualTo("postcode=cache");
            assertThat(api.asked()).containsExactlyInAnyOrder("A", "B");
        }
    }

    @Test
    void failsTheChunksThatWaitForAKeyWhenItsLookupFails() throws Exception {
        IOException cause = new IOException("down");
        stages.only(Stages.GEOGRAPHY).lookups("postcode", held().failing(cause));

        try (EnrichStage stage = stages.open()) {
            Chunk one = stages.postcodes("A");
            Chunk two = stages.postcodes("A");
            Future<Chunk> first = workers.submit(() -> stage.apply(one));
            asked.await();
            Future<Chunk> second = workers.submit(() -> stage.apply(two));
            released.countDown();

            assertThatThrownBy(first::get).hasCause(cause);
            assertThatThrownBy(second::get).hasCause(cause);
        }
    }

    @Test
    void asksTheEnrichmentsOfAChunkSideBySide() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        stages.lookups("postcode", meeting(both)).lookups("company", meeting(both));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stages.chunk(java.util.List.of(stages.row("A", "Acme Ltd")));

            assertThat(stage.apply(chunk).rows()).hasSize(1);
        }
    }

    private static MapLookup meeting(CyclicBarrier barrier) {
        return new MapLookup("api") {
            @Override
            public Map<String, Values> find(Set<String> keys) throws Exception {
                barrier.await(10, SECONDS);
                return super.find(keys);
            }
        };
    }

    @Test
    void doesNotWaitForTheOtherEnrichmentWhenOneFailed() throws Exception {
        IOException cause = new IOException("down");
        stages.lookups("postcode", held()).lookups("company", new MapLookup("api").failing(cause));

        try (EnrichStage stage = stages.open()) {
            Chunk chunk = stages.chunk(java.util.List.of(stages.row("A", "Acme Ltd")));

            assertThatThrownBy(() -> stage.apply(chunk)).isSameAs(cause);
            released.countDown();
        }
    }

    @Test
    void endsWaitingChunksWhenItIsClosed() throws Exception {
        MapLookup deaf = held();
        MapLookup released = new MapLookup("api") {
            @Override
            public Map<String, Values> find(Set<String> keys) throws Exception {
                return deaf.find(keys);
            }

            @Override
            public void close() {
                EnrichStageConcurrencyTest.this.released.countDown();
            }
        };
        stages.only(Stages.GEOGRAPHY).lookups("postcode", released);
        EnrichStage stage = stages.open();
        Chunk chunk = stages.postcodes("A");
        Future<Chunk> waiting = workers.submit(() -> stage.apply(chunk));
        asked.await();

        stage.close();

        assertThatThrownBy(waiting::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> stage.apply(stages.postcodes("B"))).isInstanceOf(RuntimeException.class);
    }
}
