package dev.etlpipeline.resilience.retry;

import static dev.etlpipeline.resilience.retry.Attempts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.criteria.Criterion;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Criterion("retry.2")
class RetryAfterTest {

    private static ApiException answered(int status, String retryAfter, String reset) {
        return ApiException.ofStatus("postcode-api", status, "words", retryAfter, reset);
    }

    private static String epoch(long secondsFromNow) {
        return Long.toString(NOON.getEpochSecond() + secondsFromNow);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12, 12",
        "' 7 ', 7",
        "'Wed, 01 Jul 2026 12:01:30 GMT', 90",
        "'Wed, 01 Jul 2026 11:00:00 GMT', 0",
        "99999999999999999999, 3155760000"
    })
    void readsSecondsAndDates(String header, long seconds) {
        Duration wait = RetryAfter.of(answered(503, header, null), NOON).orElseThrow();

        assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(seconds, 3_000_000_000L)));
        assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "Wed, 99 Jul 2026 12:01:30 GMT"})
    void leavesAsideWhatCannotBeRead(String header) {
        assertThat(RetryAfter.of(answered(429, header, null), NOON)).isEmpty();
    }

    @Test
    void takesTheResetOfAFullAllowanceWhereNothingElseIsSaid() {
        assertThat(RetryAfter.of(answered(429, null, epoch(40)), NOON)).contains(Duration.ofSeconds(40));
        assertThat(RetryAfter.of(answered(429, "5", epoch(40)), NOON)).contains(Duration.ofSeconds(5));
        assertThat(RetryAfter.of(answered(429, "soon", epoch(40)), NOON)).contains(Duration.ofSeconds(40));
        assertThat(RetryAfter.of(answered(503, null, epoch(40)), NOON)).isEmpty();
        assertThat(RetryAfter.of(answered(429, null, epoch(-40)), NOON)).contains(Duration.ZERO);
    }

    @Test
    void doesNotCallBeforeTheTimeThatWasNamed() throws Exception {
        Attempts attempts =
                new Attempts(OperationKind.API_CALL, answered(429, "30", null), answered(429, null, epoch(100)));

        attempts.through(attempts.interceptor(0.0, false));

        assertThat(attempts.times()).containsExactly(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(100));
    }

    @Test
    void spreadsThoseWhoWereToldTheSame() throws Exception {
        Attempts attempts = new Attempts(OperationKind.API_CALL, answered(429, "30", null));

        attempts.through(attempts.interceptor(0.5, false, "api-call.initial-wait=PT1S"));

        assertThat(attempts.times().get(1)).isEqualTo(Duration.ofMillis(30_500));
    }

    @Test
    void givesUpAtOnceWhereItWouldHaveToWaitLongerThanSettingsAllow() {
        ApiException huge = answered(429, "86400", null);
        Attempts attempts = Attempts.failing(OperationKind.API_CALL, huge);

        assertThatThrownBy(() -> attempts.through(attempts.interceptor(0.5, false)))
                .isSameAs(huge);
        assertThat(attempts.times()).containsExactly(Duration.ZERO);
        assertThat(attempts.signals().get(0).message()).contains("it asks for 86400 s");
    }

    @Test
    void holdsBackOtherCallsToTheSameApiUntilThen() throws Exception {
        Attempts attempts = new Attempts(OperationKind.API_CALL, answered(429, "60", null));
        RetryInterceptor interceptor = attempts.interceptor(0.5, false, "api-call.attempts=1");
        assertThatThrownBy(() -> attempts.through(interceptor)).isInstanceOf(ApiException.class);

        attempts.through(interceptor);

        assertThat(attempts.times()).containsExactly(Duration.ZERO, Duration.ofSeconds(60));
    }

    @Test
    void doesNotCallAnApiThatAskedToBeLeftAloneForLong() {
        Attempts attempts = new Attempts(OperationKind.API_CALL, answered(429, "86400", null));
        RetryInterceptor interceptor = attempts.interceptor(0.5, false);
        assertThatThrownBy(() -> attempts.through(interceptor)).isInstanceOf(ApiException.class);

        assertThatThrownBy(() -> attempts.through(interceptor))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.status()).hasValue(429))
                .hasMessageContaining("postcode-api was not called");
        assertThat(attempts.times()).hasSize(1);
    }
}
