package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.RunState;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That docs/resilience/azure-resilience.md says what the pipeline for Data Factory holds, and what tests show here. */
class AzureResiliencePageTest {

    private static final Set<String> STATES =
            Arrays.stream(RunState.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Set<String> TABLES = Set.of("etl.enrichment_audit", "etl.run_status", "lease.ttl");

    private final CloudPipeline pipeline = new CloudPipeline("azure");
    private final CloudPage page = new CloudPage("docs/resilience/azure-resilience.md", pipeline);

    @Test
    void showsTheLimitsThatTheJsonIsSetTo() {
        page.namesSources("how-it-retries-and-handles-errors", 2);
        page.showsWhatIsSet("how-it-retries-and-handles-errors", 11);
    }

    @Test
    void endsAsTheTableSays() {
        page.endsAsSaid("what-happens-when-an-activity-fails");
    }

    @Test
    void namesForAllThatIsWatchedItsSourceAndWhatCorrespondsHere() {
        String section = "what-it-watches-and-how-it-alerts";

        page.namesSources(section, 3);
        assertThat(page.rows(section))
                .allSatisfy(row -> assertThat(CloudPage.words(row.get(4)))
                        .isNotEmpty()
                        .allMatch(word ->
                                word.startsWith("./pipeline run") || STATES.contains(word) || TABLES.contains(word)));
    }

    @Test
    void thePipelineFitsItsSchemaAndThisProject() {
        assertThat(pipeline.faults(pipeline.text())).isEmpty();
        page.listsTheActivities("the-pipeline-that-corresponds");
    }

    @Test
    void comparesWithWhatTestsShowHere() {
        page.namesTests("failure-by-failure");
    }
}
