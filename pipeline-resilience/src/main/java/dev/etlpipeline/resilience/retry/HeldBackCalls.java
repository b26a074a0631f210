package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the calls that are not made because their API wants to be left alone for longer than anybody waits: told once for a run and
 * an API, and their number at the run's end. There may be one for each row. Thread-safe.
 */
final class HeldBackCalls implements RunListener {

    static final String HELD_BACK = "retry.held-back";

    private static final Logger LOG = LoggerFactory.getLogger(HeldBackCalls.class);

    private record Of(RunId run, String api) {}

    private final Map<Of, AtomicLong> counts = new ConcurrentHashMap<>();

    /** Takes note of a call that is not made. */
    void count(Call<?> call, Instant until) {
        String api = call.operation().target();
        AtomicLong count = counts.computeIfAbsent(new Of(call.run().runId(), api), first -> new AtomicLong());
        if (count.getAndIncrement() == 0) {
            Instant time = until.truncatedTo(ChronoUnit.SECONDS);
            String message =
                    api + " asked to be left alone until " + time + "; this run makes no call to it before that";
            LOG.info("{}: {}", HELD_BACK, message);
            call.run().signal(new Signal(HELD_BACK, message, Map.of("target", api, "until", time.toString())));
        }
    }

    @Override
    public void runFinished(RunContext run, RunResult result) {
        counts.forEach((of, count) -> {
            if (of.run().equals(run.runId()) && counts.remove(of, count)) {
                LOG.info("{}: {} calls of {} were not made, as it had asked", HELD_BACK, count, of.api());
            }
        });
    }
}
