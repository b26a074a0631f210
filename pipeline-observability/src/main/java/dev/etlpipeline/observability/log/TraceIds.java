package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.run.RunId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.MDC;

/**
 * Ids as W3C Trace Context has them (https://www.w3.org/TR/trace-context/). A run's trace id is made of its run id: whoever has
 * the one has the other, and all attempts of a run are one trace.
 */
public final class TraceIds {

    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private TraceIds() {}

    /** 32 hex digits. */
    public static String traceId(RunId run) {
        return HexFormat.of().formatHex(digest(run.value()), 0, TRACE_BYTES);
    }

    /** 16 hex digits: the span that is the run itself, its first attempt. */
    public static String rootSpan(RunId run) {
        return HexFormat.of().formatHex(digest(run.value()), TRACE_BYTES, TRACE_BYTES + SPAN_BYTES);
    }

    /** 16 hex digits: the span of one attempt, of which the first is the root. */
    public static String attemptSpan(RunId run, int attempt) {
        return attempt == 1
                ? rootSpan(run)
                : HexFormat.of().formatHex(digest(run.value() + " " + attempt), TRACE_BYTES, TRACE_BYTES + SPAN_BYTES);
    }

    /** The span whose id went into the header of the call that this thread makes; empty where it makes none. */
    public static Optional<String> callSpan() {
        return Optional.ofNullable(MDC.get(Correlation.SPAN));
    }

    /** 16 hex digits, never all zero, which the standard forbids. */
    static String newSpan(RandomGenerator random) {
        long span = random.nextLong();
        return HexFormat.of().toHexDigits(span == 0 ? 1 : span);
    }

    /** The header's value; the last figure says that the trace is recorded. */
    static String traceparent(String traceId, String spanId) {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
