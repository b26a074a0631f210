package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-01-31T11:58:30Z",
        "30m, 2026-01-31T11:30:00Z",
        "2h, 2026-01-31T10:00:00Z",
        "7d, 2026-01-24T12:00:00Z",
        "2026-01-30, 2026-01-30T00:00:00Z",
        "2026-01-30T14:00, 2026-01-30T14:00:00Z",
        "2026-01-30 14:00:05, 2026-01-30T14:00:05Z",
        "2026-01-30T14:00:00Z, 2026-01-30T14:00:00Z",
    })
    void readsWhatPeopleWrite(String typed, Instant meant) {
        assertThat(Since.of(typed, CLOCK)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "2 weeks", "-2h", "2026-02-30"})
    void takesNothingElse(String typed) {
        assertThat(Since.of(typed, CLOCK)).isEmpty();
    }

    @Test
    void takesNoNumberThatIsBeyondTime() {
        assertThat(Since.of("9999999d", CLOCK)).isEmpty();
    }
}
