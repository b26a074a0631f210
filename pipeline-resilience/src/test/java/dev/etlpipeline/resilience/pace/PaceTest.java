package dev.etlpipeline.resilience.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.resilience.pace.Pace.Slower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    /** What was said of a handful of operations that all took so long. */
    private List<Slower> handfulOf(long millis) {
        List<Slower> said = new ArrayList<>();
        for (int i = 0; i < Pace.HANDFUL; i++) {
            pace.took(Duration.ofMillis(millis)).ifPresent(said::add);
        }
        return said;
    }

    @Test
    void saysOnceThatATargetHasBecomeThreeTimesSlower() {
        handfulOf(20);

        assertThat(handfulOf(59)).isEmpty();
        assertThat(handfulOf(60)).containsExactly(new Slower(Duration.ofMillis(20), Duration.ofMillis(60)));
        assertThat(handfulOf(60)).isEmpty();
    }

    @Test
    void saysItAgainWhereItGetsWorse() {
        handfulOf(20);
        handfulOf(60);

        assertThat(handfulOf(179)).isEmpty();
        assertThat(handfulOf(180)).containsExactly(new Slower(Duration.ofMillis(20), Duration.ofMillis(180)));
    }

    @Test
    void saysNothingOfAFewLateAnswers() {
        handfulOf(20);

        for (int i = 0; i < Pace.HANDFUL; i++) {
            assertThat(pace.took(Duration.ofMillis(i < 4 ? 5000 : 20))).isEmpty();
        }
    }

    @Test
    void saysNothingOfTimesThatNobodyNotices() {
        handfulOf(1);

        assertThat(handfulOf(49)).isEmpty();
    }
}
