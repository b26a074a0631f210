package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class RunViewsTest {

    private final ObjectNode run = new ObjectMapper()
            .createObjectNode()
            .put("run_id", "20260102T030405Z-a1b2c3")
            .put("status", "RUNNING");

    private void event(String name, String message) {
        run.withArray("events")
                .addObject()
                .put("at", "2026-01-02T03:04:05Z")
                .put("level", "INFO")
                .put("event", name)
                .put("message", message);
    }

    @Test
    void aCardSaysWhatWasHeardLast() {
        event("run.started", "the run begins");
        event("retry.attempt", "attempt 2 in 0.1 s");
        event("retry.attempt", "attempt 3 in <1 s");

        String card = RunViews.card(run);

        assertThat(card).contains("attempt 3 in &lt;1 s").doesNotContain("attempt 2", "the run begins");
    }

    @Test
    void aCardOfARunThatHasJustBegunSaysNothingMore() {
        event("run.started", "the run begins");

        assertThat(RunViews.card(run)).doesNotContain("the run begins");
    }
}
