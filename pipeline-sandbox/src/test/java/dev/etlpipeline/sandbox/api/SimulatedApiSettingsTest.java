package dev.etlpipeline.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedApiSettingsTest {

    private final SimulatedApiSettings defaults = SimulatedApiSettings.defaults();

    @Test
    void byDefaultAnswersInTwentyMillisecondsWithoutABudget() {
        assertThat(defaults.delay()).isEqualTo(Duration.ofMillis(20));
        assertThat(defaults.journalEntries()).isEqualTo(1000);
        assertThat(defaults.unknownPostcodes()).isZero();
        assertThat(defaults.unknownCompanies()).isEqualTo(0.05);
        assertThat(defaults.callBudgetEnforced()).isFalse();
        assertThat(defaults.postcodeAreas()).isEmpty();
    }

    @Test
    void changesOneThingAtATime() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Path areas = Path.of("areas.csv");

        SimulatedApiSettings changed = defaults.withDelay(Duration.ofMillis(1))
                .withJournalEntries(2)
                .withUnknownPostcodes(0.3)
                .withUnknownCompanies(0.4)
                .withCallBudgetEnforced(true)
                .withClock(clock)
                .withPostcodeAreas(areas);

        assertThat(changed)
                .isEqualTo(
                        new SimulatedApiSettings(Duration.ofMillis(1), 2, 0.3, 0.4, true, clock, Optional.of(areas)));
    }

    @Test
    void refusesWhatIsOutOfBoundsAndSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withDelay(Duration.ofMillis(-1)))
                .withMessage("delay must be from 0 to PT1M, but is PT-0.001S");
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withDelay(Duration.ofMinutes(2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withJournalEntries(-1))
                .withMessage("journalEntries must be 0 or more, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.withUnknownPostcodes(1.5))
                .withMessage("unknownPostcodes must be from 0 to 1, but is 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> defaults.withUnknownCompanies(-0.1));
    }
}
