package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    private static final String ONE = """
            # HELP etl_rows_total Rows.
            # TYPE etl_rows_total counter
            etl_rows_total{outcome="inserted",pipeline="customers"} 970.0
            # HELP etl_run_duration_seconds Runs.
            # TYPE etl_run_duration_seconds histogram
            etl_run_duration_seconds_bucket{state="succeeded",le="1.0"} 0
            etl_run_duration_seconds_bucket{state="succeeded",le="+Inf"} 1
            etl_run_duration_seconds_count{state="succeeded"} 1
            etl_run_duration_seconds_sum{state="succeeded"} 2.5
            # HELP etl_run_duration_seconds_max Runs.
            # TYPE etl_run_duration_seconds_max gauge
            etl_run_duration_seconds_max{state="succeeded"} 2.5
            # HELP etl_circuit_state Circuits.
            # TYPE etl_circuit_state gauge
            etl_circuit_state{api="postcode-api"} 2.0
            # HELP etl_chunks_in_flight_chunks Chunks.
            # TYPE etl_chunks_in_flight_chunks gauge
            etl_chunks_in_flight_chunks 3.0
            """;
    private static final String TWO = ONE.replace("970.0", "30.0")
            .replace("inserted", "quarantined")
            .replace("2.5", "4.0")
            .replace("2.0", "0.0");

    private final Exposition all = new Exposition();

    @Test
    void addsCountersAndHistogramsUpSeriesBySeries() {
        all.add(ONE, true);
        all.add(ONE, true);
        all.add(TWO, true);

        Scraped sum = Scraped.of(all.text());
        assertThat(sum.by("etl_rows_total", "outcome")).isEqualTo(Map.of("inserted", 1940.0, "quarantined", 30.0));
        assertThat(sum.by("etl_run_duration_seconds_bucket", "le")).isEqualTo(Map.of("1.0", 0.0, "+Inf", 3.0));
        assertThat(sum.sum("etl_run_duration_seconds_sum", Map.of())).isEqualTo(9);
    }

    @Test
    void ofLongestTimesAndCircuitsTheGreatestIsTaken() {
        all.add(ONE, true);
        all.add(TWO, true);

        Scraped sum = Scraped.of(all.text());
        assertThat(sum.sum("etl_run_duration_seconds_max", Map.of())).isEqualTo(4);
        assertThat(sum.sum("etl_circuit_state", Map.of())).isEqualTo(2);
        assertThat(sum.sum("etl_chunks_in_flight_chunks", Map.of())).isEqualTo(6);
    }

    @Test
    void leavesGaugesOutOfWhatIsGone() {
        all.add(ONE, false);

        assertThat(Scraped.of(all.text()).names())
                .containsExactly(
                        "etl_rows_total",
                        "etl_run_duration_seconds_bucket",
                        "etl_run_duration_seconds_count",
                        "etl_run_duration_seconds_sum");
    }

    @Test
    void eachFamilyStandsTogetherBehindItsTypeAndMeaning() {
        all.add(ONE, true);
        all.add(TWO, true);

        assertThat(all.text()).containsOnlyOnce("# TYPE etl_rows_total counter").contains("""
                # HELP etl_rows_total Rows.
                # TYPE etl_rows_total counter
                etl_rows_total{outcome="inserted",pipeline="customers"} 970.0
                etl_rows_total{outcome="quarantined",pipeline="customers"} 30.0
                """);
    }

    @Test
    void passesOverWhatIsNoFigure() {
        all.add("etl_rows_total 3\n# TYPE etl_rows_total\nnonsense\n", true);
        all.add("# TYPE etl_rows_total counter\netl_rows_total NaN\netl_rows_total many\n", true);

        assertThat(all.text()).isEmpty();
    }
}
