package dev.etlpipeline.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RunStoppedTest {

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "SUCCEEDED", "DEGRADED"})
    void refusesStatesInWhichNoRunIsStopped(RunState state) {
        assertThatThrownBy(() -> new RunStopped(state, "why", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(state.name());
        assertThatThrownBy(() -> new RunStopped(state, "why", null, new Exception()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RUNNING", "SUCCEEDED", "DEGRADED"})
    void takesAllOthers(RunState state) {
        assertThat(new RunStopped(state, "why", null).state()).isEqualTo(state);
    }

    @Test
    void canBeGoneOnWithUnlessItSaysOtherwise() {
        assertThat(new RunStopped(RunState.REJECTED, "why", null).isAnew()).isFalse();
        assertThat(new RunStopped(RunState.REJECTED, "why", null).anew().isAnew())
                .isTrue();
    }
}
