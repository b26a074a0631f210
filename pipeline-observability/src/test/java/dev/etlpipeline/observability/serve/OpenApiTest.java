package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That the API answers as its description says. */
@Timeout(90)
class OpenApiTest {

    @TempDir
    Path folder;

    private final Description description = new Description();

    @Test
    void describesEachRouteAndNoOther() {
        assertThat(description.paths()).containsExactlyInAnyOrderElementsOf(Api.PATHS);
    }

    @Test
    void answersAsDescribed() throws IOException {
        People people = new People(folder, H2Databases.inFolder(folder));
        String run = people.load().runId().value();
        try (Served served = new Served(people.workspace())) {
            served.get("/health");
            for (String path : Api.PATHS) {
                if (!path.contains("{start}")) { // StartRunTest has those
                    String body = served.get(path.replace("{run}", run)).body();

                    assertThat(description.faults("get", path, 200, body))
                            .as(path + ": " + body)
                            .isEmpty();
                    assertThat(description.faults("get", path, 200, "7"))
                            .as(path + " takes anything")
                            .isNotEmpty();
                }
            }
            assertThat(Description.read(served.get("/api/runs").body())).hasSize(1);
            assertThat(Description.read(served.get("/api/events").body())).isNotEmpty();
            assertThat(Description.read(
                                    served.get("/api/runs/" + run + "/rejects").body())
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
}
