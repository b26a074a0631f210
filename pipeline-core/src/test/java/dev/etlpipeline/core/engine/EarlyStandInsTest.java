package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.etlpipeline.core.module.StandIn;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EarlyStandInsTest {

    private final AtomicReference<Thread> startedBy = new AtomicReference<>();

    @Test
    void startsThemBesideTheCallerWhoCanWaitForThem() {
        CountDownLatch released = new CountDownLatch(1);

        EarlyStandIns early = new EarlyStandIns(List.of(standIn(released::await))); // would hang on this thread
        released.countDown();
        early.await();

        assertThat(startedBy.get()).isNotNull().isNotEqualTo(Thread.currentThread());
    }

    @Test
    void leavesAFailureToWhoeverNeedsTheStandIn() {
        EarlyStandIns early = new EarlyStandIns(List.of(standIn(() -> {
            throw new IllegalStateException("no port is free");
        })));

        assertThatCode(early::await).doesNotThrowAnyException();
    }

    @Test
    void hasNothingToWaitForWhereNothingIsNeeded() {
        assertThatCode(new EarlyStandIns(List.of())::await).doesNotThrowAnyException();
    }

    private interface Start {
        void run() throws Exception;
    }

    private StandIn standIn(Start start) {
        return new StandIn() {

            @Override
            public String name() {
                return "postcode-api";
            }

            @Override
            public URI start() {
                try {
                    start.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                startedBy.set(Thread.currentThread());
                return URI.create("http://localhost");
            }

            @Override
            public void close() {}
        };
    }
}
