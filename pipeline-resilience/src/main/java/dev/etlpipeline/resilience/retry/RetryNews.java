package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.resilience.classify.Classified;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of attempts and of how they ended: a line in the log and a signal each. */
final class RetryNews {

    /** A call failed and will be tried again. */
    static final String ATTEMPT = "retry.attempt";

    /** Another attempt helped. */
    static final String SUCCEEDED = "retry.succeeded";

    /** Attempts or time are used up. */
    static final String EXHAUSTED = "retry.exhausted";

    /** No other attempt was made, because none would help. */
    static final String DECLINED = "retry.declined";

    private static final Logger LOG = LoggerFactory.getLogger(RetryNews.class);

    private final Call<?> call;

    RetryNews(Call<?> call) {
        this.call = call;
    }

    void attempt(int attempts, Classified kind, Duration wait) {
        Map<String, Object> facts = facts(attempts, kind);
        facts.put("wait_ms", wait.toMillis());
        String message = call.operation() + " failed, " + kind + "; attempt " + (attempts + 1) + " in " + seconds(wait);
        LOG.info("{}", message);
        call.run().signal(new Signal(ATTEMPT, message, facts));
    }

    void succeeded(int attempts, Duration took) {
        Map<String, Object> facts = facts(attempts);
        facts.put("took_ms", took.toMillis());
        String message = call.operation() + " succeeded at attempt " + attempts + ", after " + seconds(took);
        LOG.info("{}", message);
        call.run().signal(new Signal(SUCCEEDED, message, facts));
    }

    void exhausted(int attempts, Classified kind, Duration took, String reason) {
        Map<String, Object> facts = facts(attempts, kind);
        facts.put("took_ms", took.toMillis());
        String message = call.operation() + " is given up after attempt " + attempts + " and " + seconds(took) + ", "
                + kind + ": " + reason;
        LOG.info("{}", message);
        call.run().signal(new Signal(EXHAUSTED, message, facts));
    }

    void declined(Classified kind) {
        String message = call.operation() + " failed and is not tried again, " + kind;
        LOG.info("{}", message);
        call.run().signal(new Signal(DECLINED, message, facts(1, kind)));
    }

    private Map<String, Object> facts(int attempts, Classified kind) {
        Map<String, Object> facts = facts(attempts);
        facts.put("class", kind.errorClass().name());
        facts.put("evidence", kind.evidence());
        return facts;
    }

    private Map<String, Object> facts(int attempts) {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("kind", call.operation().kind().name());
        facts.put("target", call.operation().target());
        facts.put("chunk", call.operation().chunk());
        facts.put("attempts", attempts);
        return facts;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
