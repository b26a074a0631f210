package dev.etlpipeline.resilience.retry;

import static dev.etlpipeline.resilience.retry.Attempts.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.settings.SettingsException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrySettingsTest {

    private static final String[] KINDS = {"connect", "load", "api-call", "extract"};

    @Test
    void hasDefaults() {
        Map<OperationKind, RetryLimits> limits = RetryLimits.of(settings());

        assertThat(settings().enabled()).isTrue();
        assertThat(settings().throttledWait()).hasSeconds(5);
        assertThat(settings().retryAfterCap()).hasMinutes(5);
        assertThat(limits.get(OperationKind.CONNECT)).isEqualTo(limits(50, 500, 5, Duration.ofMinutes(1)));
        assertThat(limits.get(OperationKind.LOAD)).isEqualTo(limits(200, 200, 5, Duration.ofMinutes(5)));
        assertThat(limits.get(OperationKind.API_CALL)).isEqualTo(limits(5, 500, 10, Duration.ofMinutes(10)));
        assertThat(limits.get(OperationKind.EXTRACT)).isEqualTo(limits(4, 500, 5, Duration.ofSeconds(30)));
    }

    private static RetryLimits limits(int attempts, long initialMillis, long maxSeconds, Duration budget) {
        return new RetryLimits(attempts, Duration.ofMillis(initialMillis), 2, Duration.ofSeconds(maxSeconds), budget);
    }

    @Test
    void takesEveryValueOfEveryKind() {
        for (String kind : KINDS) {
            RetryLimits limits = RetryLimits.of(settings(
                            kind + ".attempts=3",
                            kind + ".initial-wait=PT2S",
                            kind + ".multiplier=1.5",
                            kind + ".max-wait=PT20S",
                            kind + ".budget=PT2M"))
                    .get(OperationKind.valueOf(
                            kind.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));

            assertThat(limits)
                    .isEqualTo(new RetryLimits(
                            3, Duration.ofSeconds(2), 1.5, Duration.ofSeconds(20), Duration.ofMinutes(2)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attempts=0",
                "initial-wait=PT0S",
                "multiplier=0.5",
                "max-wait=PT2H",
                "budget=-PT1S",
                "budget=soon"
            })
    void refusesWhatIsOutOfBoundsForEveryKind(String assignment) {
        for (String kind : KINDS) {
            String key = "resilience.retry." + kind + "." + assignment.substring(0, assignment.indexOf('='));

            assertThatThrownBy(() -> settings(kind + "." + assignment))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining(key + ": must be");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttled-wait=PT0S", "retry-after-cap=PT2H", "enabled=perhaps"})
    void refusesWhatIsOutOfBoundsForAll(String assignment) {
        assertThatThrownBy(() -> settings(assignment))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("resilience.retry." + assignment.substring(0, assignment.indexOf('=')));
    }
}
