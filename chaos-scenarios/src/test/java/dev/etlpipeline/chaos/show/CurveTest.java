package dev.etlpipeline.chaos.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

    /** One a second. */
    private static List<Sample> samples(@Nullable Long... rows) {
        List<Sample> samples = new ArrayList<>();
        for (Long each : rows) {
            samples.add(new Sample(START.plusSeconds(samples.size()), each, null, Map.of(), 0, 0));
        }
        return samples;
    }

    @Test
    void risesInEighths() {
        Curve curve = Curve.of(samples(0L, 1L, 2L, 4L, 8L), 5);

        assertThat(curve.lines(1)).containsExactly(" ▁▂▄█");
        assertThat(curve.lines(2)).containsExactly("    █", " ▂▄██");
        assertThat(curve.top()).isEqualTo(8);
    }

    @Test
    void hatchesWhereTheDatabaseDidNotAnswer() {
        Curve curve = Curve.of(samples(8L, null, null, 8L), 4);

        assertThat(curve.lines(2)).containsExactly("█░░█", "█░░█");
    }

    @Test
    void hatchesBetweenTwoSamplesWithoutAnAnswer() {
        Curve curve = Curve.of(samples(8L, null, null, 8L), 7);

        assertThat(curve.lines(1)).containsExactly("██░░░░█");
    }

    @Test
    void keepsTheLastFigureWhereNoSampleFell() {
        Curve curve = Curve.of(samples(8L, 8L), 5);

        assertThat(curve.lines(1)).containsExactly("█████");
    }

    @Test
    void placesMomentsAndKeepsThoseOutsideAtTheEdge() {
        Curve curve = Curve.of(samples(0L, 1L, 2L, 3L, 4L), 5);

        assertThat(curve.column(START.plusSeconds(2))).isEqualTo(2);
        assertThat(curve.column(START.minusSeconds(9))).isZero();
        assertThat(curve.column(START.plusSeconds(99))).isEqualTo(4);
    }

    @Test
    void isEmptyWhereNothingWasCommitted() {
        assertThat(Curve.of(samples(0L), 3).lines(2)).containsExactly("   ", "   ");
    }
}
