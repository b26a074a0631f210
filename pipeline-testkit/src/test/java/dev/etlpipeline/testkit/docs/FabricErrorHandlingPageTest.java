package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That docs/resilience/fabric-error-handling.md says what the pipeline for Fabric holds and does. */
class FabricErrorHandlingPageTest {

    private final CloudPipeline pipeline = new CloudPipeline("fabric");
    private final CloudPage page = new CloudPage("docs/resilience/fabric-error-handling.md", pipeline);

    @Test
    void describesEachActivityOfThePipelineWithItsSource() {
        String section = "what-each-activity-offers";

        page.namesSources(section, 3);
        page.namesSources("what-differs-from-data-factory", 3);
        page.showsWhatIsSet(section, 8);
        assertThat(page.rows(section).stream().map(row -> row.get(0)).collect(Collectors.toSet()))
                .isEqualTo(pipeline.types());
    }

    @Test
    void eachScenarioGoesAsSaidAndHasAWayBack() {
        String section = "scenarios-and-the-way-back";

        page.endsAsSaid(section);
        assertThat(page.rows(section))
                .allSatisfy(row -> assertThat(row.get(4)).as(row.get(0)).isNotEmpty());
    }

    @Test
    void thePipelineFitsItsSchemaAndThisProject() {
        assertThat(pipeline.faults(pipeline.text())).isEmpty();
        page.listsTheActivities("the-pipeline-with-basic-handling");
    }

    @Test
    void watchesWithItsSource() {
        page.namesSources("what-it-watches-and-how-it-alerts", 2);
    }

    @Test
    void eachAdviceNamesItsSource() {
        page.namesSources("advice-and-pitfalls", 2);
    }
}
