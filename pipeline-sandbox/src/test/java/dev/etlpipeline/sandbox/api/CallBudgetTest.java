package dev.etlpipeline.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.sandbox.api.CallBudget.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

    private static final Instant START = Instant.parse("2025-06-01T12:00:00Z");

    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final CallBudget budget = new CallBudget(clock, true);

    @Test
    void allowsSixHundredCallsAndRefusesTheNext() {
        assertThat(Stream.generate(budget::take).limit(600))
                .allMatch(Standing::allowed)
                .last()
                .extracting(Standing::remaining)
                .isEqualTo(0);

        assertThat(budget.take()).isEqualTo(new Standing(false, 0, START.plusSeconds(300)));
    }

    @Test
    void countsDownWithinAWindowThatBeginsWithTheFirstCall() {
        budget.take();
        now = START.plusSeconds(299);

        assertThat(budget.take()).isEqualTo(new Standing(true, 598, START.plusSeconds(300)));
    }

    @Test
    void beginsAnewWhenTheWindowEnds() {
        Stream.generate(budget::take).limit(601).forEach(standing -> {});
        now = START.plus(Duration.ofMinutes(5));

        assertThat(budget.take()).isEqualTo(new Standing(true, 599, START.plusSeconds(600)));
    }

    @Test
    void refusesNobodyWhereItIsNotEnforced() {
        CallBudget free = new CallBudget(clock, false);

        assertThat(Stream.generate(free::take).limit(2000))
                .allMatch(Standing::allowed)
                .allMatch(standing -> standing.remaining() == 599);
    }
}
