package dev.etlpipeline.observability.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the dashboard asks the store of traces for attributes that there are. */
class TraceQueriesTest {

    private static final Path DASHBOARD = Path.of("..", "monitoring", "grafana", "dashboards", "pipeline.json");
    private static final Pattern ATTRIBUTE = Pattern.compile("span\\.([a-z_.]+)");

    @Test
    void knowTheirAttributes() throws IOException {
        List<String> queries = new ObjectMapper()
                .readTree(DASHBOARD.toFile()).findParents("queryType").stream()
                        .map(target -> target.path("query"))
                        .map(JsonNode::asText)
                        .toList();
        List<String> known =
                Arrays.stream(SpanAttribute.values()).map(SpanAttribute::key).toList();

        assertThat(queries)
                .isNotEmpty()
                .allSatisfy(
                        query -> assertThat(ATTRIBUTE.matcher(query).results().map((MatchResult one) -> one.group(1)))
                                .isNotEmpty()
                                .allMatch(known::contains));
    }
}
