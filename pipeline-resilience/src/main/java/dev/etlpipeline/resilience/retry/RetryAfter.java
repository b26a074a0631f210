package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.enrich.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When an API wants to be called again. {@code Retry-After} is seconds or a date (RFC 9110, 10.2.3);
 * {@code X-Ratelimit-Reset}, epoch seconds at Companies House, counts for a 429 without it: other answers carry it too.
 */
final class RetryAfter {

    /** What does not fit into a number of seconds is in any case longer than anybody waits. */
    private static final Duration VERY_LONG = Duration.ofDays(36_500);

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int MOST_DIGITS = 9;
    private static final int MOST_EPOCH_DIGITS = 11;
    private static final int TOO_MANY_REQUESTS = 429;

    private RetryAfter() {}

    /** From now on; zero where the time has come. Empty where it says nothing that can be read. */
    static Optional<Duration> of(ApiException failure, Instant now) {
        Optional<Duration> said = failure.retryAfter()
                .map(String::strip)
                .flatMap(text -> seconds(text).or(() -> date(text, now)));
        if (said.isPresent() || failure.status().orElse(0) != TOO_MANY_REQUESTS) {
            return said;
        }
        return failure.rateLimitReset().map(String::strip).flatMap(text -> epoch(text, now));
    }

    private static Optional<Duration> seconds(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(text.length() > MOST_DIGITS ? VERY_LONG : Duration.ofSeconds(Long.parseLong(text)));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            return Optional.of(until(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    now));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> epoch(String text, Instant now) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                text.length() > MOST_EPOCH_DIGITS
                        ? VERY_LONG
                        : until(Instant.ofEpochSecond(Long.parseLong(text)), now));
    }

    private static Duration until(Instant then, Instant now) {
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }
}
