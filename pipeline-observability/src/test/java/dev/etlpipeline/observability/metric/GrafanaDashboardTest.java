package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That the dashboard asks for nothing that the pipeline does not give. */
class GrafanaDashboardTest {

    private static final List<String> STATES = Arrays.stream(RunState.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Map<String, Set<String>> known = PrometheusNames.labels();

    @Test
    @Criterion("enterprise-observability.3")
    void asksForSeriesThatThereAre() throws IOException {
        List<Dashboard.Query> queries = new Dashboard().queries();

        assertThat(queries)
                .hasSizeGreaterThan(20)
                .allSatisfy(query -> assertThat(PromQl.of(query.text()).series())
                        .as(query.panel())
                        .isNotEmpty()
                        .allMatch(known::containsKey));
    }

    @Test
    @Criterion("enterprise-observability.3")
    void asksForLabelsThatTheseSeriesHave() throws IOException {
        for (Dashboard.Query query : new Dashboard().queries()) {
            PromQl read = PromQl.of(query.text());
            Set<String> labels = new HashSet<>();
            read.series().forEach(series -> labels.addAll(known.getOrDefault(series, Set.of())));

            assertThat(labels).as(query.panel()).containsAll(read.labels());
        }
    }

    @Test
    void alertsWatchSeriesThatThereAreAndNameStatesAndPages() throws IOException {
        for (JsonNode rule : Alerts.all()) {
            PromQl read = PromQl.of(rule.path("expr").asText());
            Set<String> labels = new HashSet<>();
            read.series().forEach(series -> labels.addAll(known.getOrDefault(series, Set.of())));

            assertThat(read.series()).as(rule.toString()).isNotEmpty().allMatch(known::containsKey);
            assertThat(labels).as(rule.toString()).containsAll(read.labels());
            assertThat(STATES).containsAll(Alerts.states(rule));
            assertThat(Alerts.pages(rule)).allSatisfy(page -> assertThat(page).exists());
        }
        assertThat(Alerts.all()).hasSizeGreaterThan(4);
    }

    @Test
    void namesItsVariablesAfterALabelThatThereIs() throws IOException {
        JsonNode variable =
                new Dashboard().json().path("templating").path("list").get(0);

        assertThat(variable.path("query").path("query").asText())
                .isEqualTo("label_values(etl_run_duration_seconds_count, pipeline)");
        assertThat(known.get("etl_run_duration_seconds_count")).contains("pipeline");
    }

    @Test
    void hasPanelsThatSayWhatTheyAreAndLieSideBySide() throws IOException {
        List<String> places = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : new Dashboard().json().path("panels")) {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    places.add(x + "," + y);
                }
            }
        }

        assertThat(places).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void wouldNoticeANameThatIsNone() {
        PromQl read = PromQl.of("sum by (pipeline, colour) (rate(etl_rowz_total{outcome=\"sum\", kind!~\"x|y\"}[5m]))");

        assertThat(read.series()).containsExactly("etl_rowz_total");
        assertThat(read.labels()).containsExactly("colour", "kind", "outcome", "pipeline");
        assertThat(known).doesNotContainKey("etl_rowz_total");
    }

    @Test
    void knowsBothWaysOfNaming() {
        assertThat(known)
                .containsKeys(
                        "etl_chunks_in_flight_chunks",
                        "etl_chunks_in_flight",
                        "etl_rejects_rows_total",
                        "etl_rows_total");
        assertThat(known.get("etl_rows_total")).contains("pipeline", "outcome", "instance");
    }
}
