package dev.etlpipeline.observability.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Grafana's dashboard, as it lies in {@code monitoring/}. */
final class Dashboard {

    private static final Path FILE = Path.of("..", "monitoring", "grafana", "dashboards", "pipeline.json");

    private final JsonNode json;

    Dashboard() throws IOException {
        json = new ObjectMapper().readTree(FILE.toFile());
    }

    JsonNode json() {
        return json;
    }

    /** Those of Prometheus', with the title of their panel. */
    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : json.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                if (target.path("datasource").path("type").asText().equals("prometheus")) {
                    queries.add(new Query(
                            panel.path("title").asText(), target.path("expr").asText()));
                }
            }
        }
        return queries;
    }

    record Query(String panel, String text) {

        /** With Grafana's variables filled in. */
        String over(String range) {
            return text.replace("$__range", range)
                    .replace("$__rate_interval", range)
                    .replace("$pipeline", ".*");
        }
    }
}
