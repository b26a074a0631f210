package dev.etlpipeline.core.enrich;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with an enrichment API failed. The message says which API, at which host and port, and how; it holds no
 * key, no request and no answer.
 */
public final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    /** In what way. */
    public enum Kind {
        /** No answer, or not all of it, within the settings' timeouts. */
        TIMEOUT,
        /** No connection, or it broke before there was an answer. */
        CONNECT,
        /** An answer with a status that is no success. */
        STATUS,
        /** A success whose body is not what the API's contract says. */
        MALFORMED_BODY
    }

    private final String api;
    private final Kind kind;
    private final int status;
    private final @Nullable String retryAfter;
    private final @Nullable String rateLimitReset;

    private ApiException(
            String api,
            Kind kind,
            int status,
            String message,
            @Nullable String retryAfter,
            @Nullable String rateLimitReset,
            @Nullable Throwable cause) {
        super(message, cause);
        this.api = api;
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
        this.rateLimitReset = rateLimitReset;
    }

    /** A failure before there was a usable answer. */
    public static ApiException of(String api, Kind kind, String message, @Nullable Throwable cause) {
        return new ApiException(api, kind, 0, message, null, null, cause);
    }

    /** An answer that is no success, with the values of the headers that say when to come back. */
    public static ApiException ofStatus(
            String api, int status, String message, @Nullable String retryAfter, @Nullable String rateLimitReset) {
        return new ApiException(api, Kind.STATUS, status, message, retryAfter, rateLimitReset, null);
    }

    /** The target of the API_CALL, such as {@code postcode-api}. */
    public String api() {
        return api;
    }

    public Kind kind() {
        return kind;
    }

    /** Of an answer of kind {@link Kind#STATUS}; empty otherwise. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** The header {@code Retry-After} as it came: seconds or a date, checked by nobody. */
    public Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The header {@code X-Ratelimit-Reset} as it came: epoch seconds at Companies House, checked by nobody. */
    public Optional<String> rateLimitReset() {
        return Optional.ofNullable(rateLimitReset);
    }
}
