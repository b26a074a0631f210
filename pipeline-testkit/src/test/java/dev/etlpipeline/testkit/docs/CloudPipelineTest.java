package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.testkit.docs.CloudPipeline.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the pipelines for cloud services are whole in themselves, load this project's file, and hide no failure. */
class CloudPipelineTest {

    private static final Pattern NAMED = Pattern.compile("activity\\('(\\w+)'\\)");
    private static final Pattern PARAMETER = Pattern.compile("parameters\\.(\\w+)");

    @ParameterizedTest
    @ValueSource(strings = {"azure", "fabric"})
    void fitsItsSchema(String service) {
        CloudPipeline pipeline = new CloudPipeline(service);

        assertThat(pipeline.faults(pipeline.text())).isEmpty();
    }

    /** The schema can refuse: each of these makes the pipeline one that the documentation does not have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azure  | \"retry\": 3                     | \"retry\": -1",
                "azure  | \"retry\": 3                     | \"retries\": 3",
                "azure  | \"retryIntervalInSeconds\": 60   | \"retryIntervalInSeconds\": 5",
                "azure  | [\"Failed\", \"Skipped\"]        | [\"Failure\"]",
                "azure  | \"type\": \"Copy\"               | \"type\": \"Kopy\"",
                "azure  | 0.02:00:00                       | 2 hours",
                "azure  | \"enableSkipIncompatibleRow\": true | \"enableSkipIncompatibleRow\": \"yes\"",
                "azure  | 00:01:00                         | 00:11:00",
                "azure  | Not run there                    | Runs there",
                "fabric | \"retryIntervalInSeconds\": 60   | \"retryIntervalInSeconds\": 86401",
                "fabric | \"relativeUrl\"                  | \"url\"",
                "fabric | 00000000-0000-0000-0000-000000000002 | warehouse",
                "fabric | \"errorCode\": \"1\"             | \"errorCode\": 1"
            })
    void itsSchemaRefusesWhatIsNotDocumented(String service, String right, String wrong) {
        CloudPipeline pipeline = new CloudPipeline(service);

        assertThat(pipeline.text()).contains(right);
        assertThat(pipeline.faults(pipeline.text().replace(right, wrong))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure", "fabric"})
    void namesNothingThatIsNotThere(String service) {
        CloudPipeline pipeline = new CloudPipeline(service);
        Set<String> activities = pipeline.activities().keySet();

        assertThat(named(NAMED, pipeline.text())).isNotEmpty().allMatch(activities::contains);
        assertThat(named(PARAMETER, pipeline.text()))
                .isNotEmpty()
                .allMatch(name -> pipeline.properties().path("parameters").has(name));
    }

    private static List<String> named(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.results().map(each -> each.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure", "fabric"})
    void copiesTheColumnsOfTheCustomers(String service) {
        List<String> columns = new ArrayList<>();
        new CloudPipeline(service)
                .at("copy_into_staging.typeProperties.translator.mappings")
                .forEach(mapping -> columns.add(mapping.at("/source/name").asText()));

        assertThat(columns)
                .isEqualTo(new DefinitionReader()
                                .read(Page.root().resolve("seeds/pipelines/customers.yaml"), StepCatalogue.core())
                                .source()
                                .columns()
                                .stream()
                                .map(Column::name)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure", "fabric"})
    void endsFailedWhicheverActivityFails(String service) {
        CloudPipeline pipeline = new CloudPipeline(service);

        assertThat(pipeline.outcome(pipeline.play(Set.of()))).isEqualTo(Ended.SUCCEEDED);
        assertThat(pipeline.activities().keySet())
                .filteredOn(name -> !Set.of("tell_failure", "end_failed").contains(name))
                .allSatisfy(name -> {
                    assertThat(pipeline.outcome(pipeline.play(Set.of(name)))).isEqualTo(Ended.FAILED);
                    assertThat(pipeline.play(Set.of(name))).containsEntry("tell_failure", Ended.SUCCEEDED);
                });
    }

    @Test
    void bothLoadTheFileInTheSameSteps() {
        assertThat(new CloudPipeline("fabric").activities().keySet())
                .containsExactlyElementsOf(
                        new CloudPipeline("azure").activities().keySet());
    }
}
