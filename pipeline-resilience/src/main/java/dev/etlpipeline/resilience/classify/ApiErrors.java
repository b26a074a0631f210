package dev.etlpipeline.resilience.classify;

import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.core.enrich.ApiException.Kind;
import java.net.UnknownHostException;

/** What a failed exchange with an API is. Calls only read, so that none of them leaves anything unknown behind. */
final class ApiErrors {

    private ApiErrors() {}

    static Classified of(ApiException error) {
        if (error.kind() == Kind.STATUS) {
            return ofStatus(error.status().orElse(0), error.retryAfter().isPresent());
        }
        Classified passing = Classified.of(ErrorClass.TRANSIENT, "HTTP, " + error.kind());
        // A body may be cut off once, and a name server away; the next time it is a mistake.
        boolean soon = error.kind() == Kind.MALFORMED_BODY || error.getCause() instanceof UnknownHostException;
        return soon ? passing.soon() : passing;
    }

    static Classified ofStatus(int status, boolean saysWhen) {
        return Classified.of(byStatus(status, saysWhen), "HTTP " + status);
    }

    private static ErrorClass byStatus(int status, boolean saysWhen) {
        return switch (status) {
            case 429 -> ErrorClass.THROTTLED;
            case 503 -> saysWhen ? ErrorClass.THROTTLED : ErrorClass.TRANSIENT;
            case 408, 425, 500, 502, 504, 520, 521, 522, 523, 524 -> ErrorClass.TRANSIENT;
            case 401, 403, 407 -> ErrorClass.PERMISSION;
            case 400, 413, 414, 415, 422, 431 -> ErrorClass.BUG;
            case 507, 509 -> ErrorClass.RESOURCE;
            default -> ErrorClass.CONFIGURATION;
        };
    }
}
