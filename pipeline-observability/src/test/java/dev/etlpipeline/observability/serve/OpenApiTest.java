package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That the API answers as its description says. */
@Timeout(90)
class OpenApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private final JsonNode described = read(Assets.text("openapi.json"));

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void describesEachRouteAndNoOther() {
        assertThat(described.path("paths").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(Api.PATHS);
    }

    @Test
    void answersAsDescribed() throws IOException {
        People people = new People(folder, H2Databases.inFolder(folder));
        String run = people.load().runId().value();
        try (Served served = new Served(people.workspace())) {
            served.get("/health");
            for (String path : Api.PATHS) {
                String body = served.get(path.replace("{run}", run)).body();

                assertThat(faults(path, body)).as(path + ": " + body).isEmpty();
                assertThat(faults(path, "7")).as(path + " takes anything").isNotEmpty();
            }
            assertThat(read(served.get("/api/runs").body())).hasSize(1);
            assertThat(read(served.get("/api/events").body())).isNotEmpty();
            assertThat(read(served.get("/api/runs/" + run + "/rejects").body())
                            .path("by_rule")
                            .path("range")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesWhatItCannotUnderstandInWords() throws IOException {
        People people = new People(folder, H2Databases.inFolder(folder));
        try (Served served = new Served(people.workspace())) {
            assertThat(served.get("/api/runs?limit=0").statusCode()).isEqualTo(400);
            assertThat(served.get("/api/runs?limit=x").body()).contains("from 1 to 500");
            assertThat(served.get("/api/runs?state=lost").body()).contains("SUCCEEDED");
            assertThat(served.get("/api/runs?state=failed&limit=3").body()).isEqualTo("[]");
            assertThat(served.get("/api/runs/none").statusCode()).isEqualTo(404);
        }
    }

    /** Against the schema of the path's answer, which is given the description's own components. */
    private List<String> faults(String path, String body) {
        ObjectNode schema = described
                .path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema")
                .deepCopy();
        schema.set("components", described.path("components"));
        List<String> faults = new ArrayList<>();
        for (Error error : SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON)) {
            faults.add(error.toString());
        }
        return faults;
    }
}
