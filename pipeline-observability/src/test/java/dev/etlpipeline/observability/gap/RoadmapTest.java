package dev.etlpipeline.observability.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.DocsPage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the roadmap of docs/observability/monitoring-strategy.md against the gap analysis. */
class RoadmapTest {

    private final DocsPage page = new DocsPage("monitoring-strategy.md");

    @Test
    @Criterion("monitoring-strategy.4")
    void theGainOfEachStepIsWhatTheAnalysisSays() {
        List<String> advised = Advice.of(Gaps.read()).stream()
                .map(advice -> advice.step().word() + " " + advice.lights().size())
                .toList();

        List<String> planned = page.rows("The way there").stream()
                .filter(row -> row.get(0).contains("`"))
                .map(row -> DocsPage.codes(row.get(0)).get(0) + " " + row.get(2))
                .toList();

        assertThat(planned).isEqualTo(advised);
    }
}
