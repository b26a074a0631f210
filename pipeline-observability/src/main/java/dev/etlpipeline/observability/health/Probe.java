package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.HealthCheck.Report;
import dev.etlpipeline.core.run.Failures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one part, and remembers since when it stands as it does. A check that does not come back is waited for no longer than its
 * time; it is neither interrupted (an embedded database would not survive that) nor started a second time beside itself.
 */
final class Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

    private final Part part;
    private final Clock clock;
    private @Nullable Attempt underWay;
    private @Nullable Health last;
    private Instant since = Instant.EPOCH;

    Probe(Part part, Clock clock) {
        this.part = part;
        this.clock = clock;
    }

    /** @param nanos {@link System#nanoTime} at its start */
    private record Attempt(long nanos, CompletableFuture<Report> answer) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    /** Starts it, on a thread of its own; what it comes to is told within the part's time. */
    synchronized CompletableFuture<PartHealth> ask() {
        Attempt attempt = underWay;
        if (attempt == null || attempt.answer().isDone()) {
            attempt = started();
            underWay = attempt;
        }
        Attempt asked = attempt;
        return asked.answer()
                .copy()
                .completeOnTimeout(silent(), part.timeout().toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(this::failed)
                .thenApply(report -> seen(report, asked.age()));
    }

    private Attempt started() {
        CompletableFuture<Report> answer = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        answer.complete(part.check().check());
                    } catch (Throwable e) {
                        answer.completeExceptionally(e);
                    }
                },
                "health-" + part.check().name());
        thread.setDaemon(true);
        Attempt attempt = new Attempt(System.nanoTime(), answer);
        thread.start();
        return attempt;
    }

    private Report silent() {
        return new Report(
                Health.DOWN, "did not answer within " + Words.seconds(part.timeout()) + "; nobody waits any longer");
    }

    private Report failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.warn("The health check {} failed", part.check().name(), Failures.safe(cause));
        return new Report(Health.DOWN, "could not be found out: " + Failures.describe(cause));
    }

    private synchronized PartHealth seen(Report report, Duration took) {
        if (report.health() != last) {
            if (last != null) {
                LOG.info("{} was {}, is {}: {}", part.check().name(), last, report.health(), report.detail());
            }
            last = report.health();
            since = clock.instant();
        }
        return new PartHealth(part.check().name(), part.essential(), report.health(), report.detail(), took, since);
    }
}
