package dev.etlpipeline.chaos.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private static Entry entry(Kind kind, int second) {
        return new Entry(NOON.plusSeconds(second), kind, "", Map.of());
    }

    @Test
    void namesMomentsInTheirOrderSoThatNoLineCrossesEarlierWords() {
        ExperimentResult experiment = new ExperimentResult(
                "slow",
                "It is slow",
                Verdict.PASSED,
                "",
                NOON,
                NOON.plusSeconds(9),
                List.of(
                        entry(Kind.INJECTED, 0),
                        entry(Kind.DETECTED, 1),
                        entry(Kind.ROLLED_BACK, 3),
                        entry(Kind.RECOVERED, 2),
                        entry(Kind.COMPLETED, 8)),
                List.of(),
                List.of(),
                List.of(),
                "slow/pipeline.log");

        String svg = new Chart("c", experiment, null).svg();

        assertThat(svg)
                .contains("fault injected, felt +1.0 s, first commit +2.0 s, fault over +3.0 s, run over +8.0 s.");
        assertThat(svg.lastIndexOf("class=\"mark\"")).isLessThan(svg.indexOf(">first commit +2.0 s</text>"));
    }
}
