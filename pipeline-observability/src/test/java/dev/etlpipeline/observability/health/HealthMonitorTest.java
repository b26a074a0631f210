package dev.etlpipeline.observability.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.HealthCheck.Report;
import dev.etlpipeline.criteria.Criterion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthMonitorTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    private record Fake(String name, Supplier<Report> answer) implements HealthCheck {

        @Override
        public Report check() {
            return answer.get();
        }
    }

    private static Part part(String name, boolean essential, Duration timeout, Supplier<Report> answer) {
        return new Part(new Fake(name, answer), essential, timeout);
    }

    private HealthMonitor of(Part... parts) {
        return new HealthMonitor(List.of(parts), clock);
    }

    private static Report report(Health health) {
        return new Report(health, "because");
    }

    @Test
    void asksAllPartsSideBySide() {
        CyclicBarrier both = new CyclicBarrier(2);
        Supplier<Report> meeting = () -> {
            try {
                both.await(20, TimeUnit.SECONDS);
                return report(Health.UP);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                return report(Health.DOWN);
            }
        };

        HealthReport report = of(part("a", true, LONG, meeting), part("b", true, LONG, meeting))
                .look();

        assertThat(report.health()).isEqualTo(Health.UP);
        assertThat(report.parts()).extracting(PartHealth::name).containsExactly("a", "b");
    }

    @Test
    @Criterion("database-health.3")
    void waitsNoLongerThanItsTimeForAPartThatStaysSilentAndStartsNoSecondAttempt() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        HealthMonitor monitor = of(part("silent", true, Duration.ofMillis(30), () -> {
            started.incrementAndGet();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return report(Health.UP);
        }));

        HealthReport first = monitor.look();
        HealthReport second = monitor.look();
        never.countDown();

        assertThat(first.health()).isEqualTo(Health.DOWN);
        assertThat(first.parts().get(0).detail()).contains("did not answer");
        assertThat(second.health()).isEqualTo(Health.DOWN);
        assertThat(started).hasValue(1);
    }

    @Test
    void takesACheckThatThrowsForDownAndShowsNoneOfItsWords() {
        HealthReport report = of(part("odd", true, LONG, () -> {
                    throw new IllegalStateException("Ann Payload");
                }))
                .look();

        assertThat(report.health()).isEqualTo(Health.DOWN);
        assertThat(report.parts().get(0).detail())
                .contains("IllegalStateException")
                .doesNotContain("Ann");
    }

    @Test
    @Criterion("health-endpoints.3")
    void countsWhatARunCanDoWithoutAsDegradedAtMost() {
        HealthMonitor monitor = of(
                part("database", true, LONG, () -> report(Health.UP)),
                part("postcode-api", false, LONG, () -> report(Health.DOWN)));

        HealthReport report = monitor.look();

        assertThat(report.health()).isEqualTo(Health.DEGRADED);
        assertThat(report.parts().get(1).health()).isEqualTo(Health.DOWN);
    }

    @Test
    void remembersSinceWhenAPartStandsAsItDoes() {
        AtomicReference<Health> health = new AtomicReference<>(Health.UP);
        HealthMonitor monitor = of(part("database", true, LONG, () -> report(health.get())));
        Instant first = now.get();
        monitor.look();

        now.set(first.plusSeconds(60));
        Instant still = monitor.look().parts().get(0).since();
        health.set(Health.DOWN);
        now.set(first.plusSeconds(120));
        Instant changed = monitor.look().parts().get(0).since();

        assertThat(still).isEqualTo(first);
        assertThat(changed).isEqualTo(first.plusSeconds(120));
    }
}
