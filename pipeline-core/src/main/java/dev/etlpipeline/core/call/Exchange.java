package dev.etlpipeline.core.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange with an API as the client saw it. Where a call is repeated, each attempt is one. Holds no value that
 * was asked for.
 *
 * @param target    of the API_CALL, such as {@code postcode-api}
 * @param method    such as {@code POST}
 * @param status    of the answer, 0 where there was none
 * @param failure   what was wrong, null where the answer can be used; that there is no such thing is an answer
 * @param took      from the call to the end of the answer or to the failure
 * @param connected how much of that went by until a connection was there; zero where one was used again
 */
public record Exchange(
        String target, String method, int status, @Nullable Failure failure, Duration took, Duration connected) {

    /** How far it came. */
    public enum Failure {
        /** The host's name leads nowhere. */
        DNS,
        /** The host took no connection. */
        CONNECT,
        /** No secure connection, for its certificate or otherwise. */
        TLS,
        /** The connection broke before the answer was there. */
        BROKEN,
        /** It took longer than the settings allow. */
        TIMEOUT,
        /** The answer's status is no success. */
        STATUS,
        /** The answer's body is not what the API's contract says. */
        MALFORMED_BODY
    }
}
