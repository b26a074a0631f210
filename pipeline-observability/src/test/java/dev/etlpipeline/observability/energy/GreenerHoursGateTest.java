package dev.etlpipeline.observability.energy;

import static dev.etlpipeline.observability.energy.EnergySettingsTest.energy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreenerHoursGateTest {

    private static final String CLEAN_AT_TWELVE = FootprintModelTest.table(300, 12, 100);

    @TempDir
    Path folder;

    private final Day day = new Day(Instant.parse("2026-11-26T10:15:00Z"));
    private People people;

    @BeforeEach
    void make() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder));
    }

    /** A clock that goes on when somebody waits, and a run under it. */
    private static final class Day extends Clock implements Waiting, RunContext {

        private final List<Signal> signals = new ArrayList<>();
        private final Instant began;
        private Instant now;
        private int attempt = 1;
        private Duration stopsAfter = Duration.ofDays(2);

        Day(Instant now) {
            this.began = now;
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public long nanoTime() {
            return Duration.between(began, now).toNanos();
        }

        @Override
        public void pause(Duration time) {
            now = now.plus(time);
        }

        @Override
        public RunId runId() {
            return new RunId("20261126T101500Z-aaaaaa");
        }

        @Override
        public int attempt() {
            return attempt;
        }

        @Override
        public String pipeline() {
            return "people";
        }

        @Override
        public Clock clock() {
            return this;
        }

        @Override
        public boolean stopping() {
            return Duration.between(began, now).compareTo(stopsAfter) >= 0;
        }

        @Override
        public void signal(Signal signal) {
            signals.add(signal);
        }
    }

    private GreenerHoursGate gate(String... values) {
        List<String> all = new ArrayList<>(List.of("grams-per-kwh-by-hour", CLEAN_AT_TWELVE));
        all.addAll(List.of(values));
        EnergySettings settings = energy(all.toArray(String[]::new));
        return new GreenerHoursGate(settings.greenerHours(), GridIntensity.of(settings), day);
    }

    private void ask(GreenerHoursGate gate, boolean dry) throws IOException {
        TestWorkspace workspace = people.workspace();
        try (InputFile input = workspace.input(null)) {
            gate.ask(day, new RunRequest(workspace.definition(null), input, Long.MAX_VALUE, dry, true), folder);
        }
    }

    @Test
    @Criterion("environmental-impact.3")
    void waitsForTheNextCleanHourAndTells() throws IOException {
        ask(gate("greener-hours.policy", "wait"), false);

        assertThat(day.now).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(day.signals).singleElement().satisfies(signal -> {
            assertThat(signal.name()).isEqualTo("energy.waiting");
            assertThat(signal.message()).contains("until 2026-11-26 12:00 UTC", "300 g of CO2e", "291.7 g or less");
        });
    }

    @Test
    void beginsAtOnceInACleanHour() throws IOException {
        day.now = Instant.parse("2026-11-26T12:59:00Z");

        ask(gate("greener-hours.policy", "stop"), false);

        assertThat(day.now).isEqualTo("2026-11-26T12:59:00Z");
        assertThat(day.signals).isEmpty();
    }

    @Test
    void stopsWithTheTimeToComeBack() {
        GreenerHoursGate gate = gate("greener-hours.policy", "stop");

        assertThatThrownBy(() -> ask(gate, false))
                .isInstanceOfSatisfying(RunStopped.class, stopped -> {
                    assertThat(stopped.state()).isEqualTo(RunState.SUSPENDED);
                    assertThat(stopped.state().exitCode()).isEqualTo(75);
                })
                .hasMessageContaining("was not begun")
                .hasMessageContaining("Come back at 2026-11-26 12:00 UTC")
                .hasMessageContaining("observability.energy.greener-hours.policy=off");
    }

    @Test
    void doesNotWaitLongerThanItMay() {
        GreenerHoursGate gate = gate("greener-hours.policy", "wait", "greener-hours.wait-at-most", "PT1H");

        assertThatThrownBy(() -> ask(gate, false))
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("Come back at 2026-11-26 12:00 UTC");
        assertThat(day.now).isEqualTo(day.began);
    }

    @Test
    void endsItsWaitWhenTheRunIsToEnd() {
        day.stopsAfter = Duration.ofMinutes(3);
        GreenerHoursGate gate = gate("greener-hours.policy", "wait");

        assertThatThrownBy(() -> ask(gate, false))
                .isInstanceOfSatisfying(
                        RunStopped.class, stopped -> assertThat(stopped.state()).isEqualTo(RunState.INTERRUPTED));
        assertThat(day.now).isBefore("2026-11-26T10:18:01Z");
    }

    @Test
    void whatSomebodyWaitsForGoesOn() {
        GreenerHoursGate gate = gate("greener-hours.policy", "stop");

        assertThatCode(() -> ask(gate, true)).doesNotThrowAnyException();
        day.attempt = 2;
        assertThatCode(() -> ask(gate, false)).doesNotThrowAnyException();
    }

    @Test
    void keepsAWholeRunFromBeginning() throws IOException {
        people.with("observability.energy.greener-hours.policy", "stop")
                .with("observability.energy.grams-per-kwh-by-hour", inTwelveHours());

        RunResult result = people.load();

        assertThat(result.state()).isEqualTo(RunState.SUSPENDED);
        assertThat(result.failed().orElseThrow()).hasMessageContaining("Come back at ");
        assertThat(folder.resolve("warehouse.mv.db")).doesNotExist();
    }

    /** Clean in twelve hours from now, whenever that is. */
    private static String inTwelveHours() {
        return FootprintModelTest.table(
                300, (Instant.now().atZone(ZoneOffset.UTC).getHour() + 12) % 24, 100);
    }

    @Test
    void isNotAskedWhereItIsOff() throws IOException {
        people.with("observability.energy.grams-per-kwh-by-hour", inTwelveHours());

        assertThat(people.load().state()).isEqualTo(RunState.SUCCEEDED);
    }
}
