package dev.etlpipeline.governance.lineage.event;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.lineage.CustomerRuns;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs told to a file and to a service, whatever that does. */
class LineageEventsTest {

    private static final String PREFIX = "governance.lineage.openlineage.";
    private static final String LINEAGE = "/api/v1/lineage";
    private static final String ANN =
            "C1,Ann,Lee,ann@shop.example,020 7946 0000,1990-01-31,SW1A 1AA,Acme Ltd,active,2020-01-02";
    private static final String REFUSED =
            "C2,Bea,,bea@shop.example,020 7946 0001,1990-01-31,SW1A 1AA,Acme Ltd,active,2020-01-02";

    @TempDir
    private Path folder;

    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private CustomerRuns runs;

    @BeforeEach
    void begin() throws IOException {
        service.start();
        runs = new CustomerRuns(folder, H2Databases.inFolder(folder));
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    private CustomerRuns toFile() {
        return runs.with(PREFIX + "to", "file").with(PREFIX + "file", "events.jsonl");
    }

    private CustomerRuns toService() {
        return runs.with(PREFIX + "to", "http").with(PREFIX + "url", service.baseUrl());
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            events.add(new ObjectMapper().readTree(line));
        }
        return events;
    }

    @Test
    @Criterion("lineage.2")
    void everyEventFitsThePublishedSchemas() throws Exception {
        toFile().with(PREFIX + "owner", "team:customers").run(ANN, REFUSED);
        runs.run(ANN);

        PublishedSchemas schemas = new PublishedSchemas();
        List<String> lines = Files.readAllLines(folder.resolve("events.jsonl"));
        assertThat(lines).hasSize(4);
        for (String line : lines) {
            assertThat(schemas.complaints(line)).isEmpty();
        }
    }

    @Test
    void theSchemasFindWhatIsWrong() throws Exception {
        toFile().run(ANN);
        String line = Files.readAllLines(folder.resolve("events.jsonl")).get(1);

        PublishedSchemas schemas = new PublishedSchemas();

        assertThat(schemas.complaints(line.replace("\"eventTime\"", "\"eventTimes\"")))
                .isNotEmpty();
        assertThat(schemas.complaints(line.replace("\"inputFields\"", "\"inputs\"")))
                .isNotEmpty();
    }

    @Test
    @Criterion("lineage.2")
    void aRunsEndTellsColumnsRulesAndCounts() throws Exception {
        toFile().with("governance.mask.mode", "mask").run(ANN, REFUSED);

        JsonNode begun = events().get(0);
        JsonNode ended = events().get(1);
        assertThat(begun.path("eventType").asText()).isEqualTo("START");
        assertThat(ended.path("eventType").asText()).isEqualTo("COMPLETE");
        assertThat(ended.at("/run/runId")).isEqualTo(begun.at("/run/runId"));
        assertThat(ended.at("/inputs/0/name").asText()).isEqualTo("people.csv");
        assertThat(ended.at("/inputs/0/inputFacets/inputStatistics/rowCount").asLong())
                .isEqualTo(2);
        assertThat(ended.at("/outputs/0/outputFacets/outputStatistics/rowCount").asLong())
                .isEqualTo(1);
        assertThat(ended.at("/inputs/0/inputFacets/etl_pipeline_account/brokenRules/required.last_name")
                        .asLong())
                .isEqualTo(1);
        JsonNode email = ended.at("/outputs/0/facets/columnLineage/fields/email/inputFields/0");
        assertThat(email.path("field").asText()).isEqualTo("email");
        assertThat(email.at("/transformations/0/type").asText()).isEqualTo("DIRECT");
        assertThat(email.at("/transformations/0/masking").asBoolean()).isTrue();
        assertThat(ended.at(
                                "/outputs/0/facets/columnLineage/fields/calculated_risk/inputFields/0/transformations/0/type")
                        .asText())
                .isEqualTo("INDIRECT");
        List<String> failed = new ArrayList<>();
        ended.at("/inputs/0/inputFacets/dataQualityAssertions/assertions").forEach(one -> {
            if (!one.path("success").asBoolean()) {
                failed.add(one.path("assertion").asText() + " "
                        + one.path("column").asText());
            }
        });
        assertThat(failed).containsExactly("required last_name");
    }

    @Test
    @Criterion("lineage.2")
    void rowsThatAreWrittenAnewAreToldAsARunFromTheTargetIntoTheTarget() throws Exception {
        toFile().run(ANN);
        String run = runs.rework("BACKFILL", 2, 1);

        JsonNode begun = events().get(2);
        JsonNode ended = events().get(3);
        assertThat(begun.path("eventType").asText()).isEqualTo("START");
        assertThat(ended.path("eventType").asText()).isEqualTo("COMPLETE");
        assertThat(ended.at("/run/facets/tags/tags").toString()).contains(run, "BACKFILL");
        assertThat(ended.at("/inputs/0/name")).isEqualTo(ended.at("/outputs/0/name"));
        assertThat(ended.at("/inputs/0/inputFacets/inputStatistics/rowCount").asLong())
                .isEqualTo(2);
        assertThat(ended.at("/outputs/0/outputFacets/outputStatistics/rowCount").asLong())
                .isEqualTo(1);
        assertThat(ended.at("/outputs/0/facets/columnLineage/fields/region/inputFields/0/name")
                        .asText())
                .isEqualTo("postcode");
        assertThat(ended.at("/outputs/0/facets/columnLineage/fields/email").isMissingNode())
                .isTrue();
        assertThat(new PublishedSchemas().complaints(ended.toString())).isEmpty();
        assertThat(new PublishedSchemas().complaints(begun.toString())).isEmpty();
    }

    @Test
    void noEventHoldsAValueOrAFolder() throws Exception {
        toFile().run(ANN, REFUSED);

        assertThat(Files.readString(folder.resolve("events.jsonl")))
                .doesNotContain("ann@", "bea@", "Ann", "Lee", "7946", "SW1A", "Acme", folder.toString());
    }

    @Test
    void aRunThatCannotBeginIsToldAsFailed() throws Exception {
        toFile().with("enrichment.postcode.source", "nowhere");
        assertThatThrownBy(() -> runs.run(ANN)).isInstanceOf(RuntimeException.class);

        JsonNode ended = events().get(1);
        assertThat(ended.path("eventType").asText()).isEqualTo("FAIL");
        assertThat(ended.at("/run/facets/errorMessage/message").asText())
                .isNotEmpty()
                .doesNotContain("ann@");
        assertThat(new PublishedSchemas().complaints(ended.toString())).isEmpty();
    }

    @Test
    void aRunThatLoadsNothingIsNotTold() throws Exception {
        toFile().run(true, ANN);

        assertThat(folder.resolve("events.jsonl")).doesNotExist();
    }

    @Test
    void theServiceGetsTheEventsWithTheKey() throws Exception {
        service.stubFor(post(urlEqualTo(LINEAGE)).willReturn(aResponse().withStatus(201)));

        toService().with(PREFIX + "api-key", "s3cret").run(ANN);

        service.verify(2, postRequestedFor(urlEqualTo(LINEAGE)).withHeader("Authorization", equalTo("Bearer s3cret")));
    }

    @Test
    void aServiceThatIsAwayFailsNoRun() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        RunResult result = runs.with(PREFIX + "to", "http")
                .with(PREFIX + "url", "http://127.0.0.1:" + free)
                .run(ANN);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aServiceThatDoesNotAnswerFailsNoRun() throws Exception {
        service.stubFor(
                post(urlEqualTo(LINEAGE)).willReturn(aResponse().withStatus(201).withFixedDelay(3000)));

        RunResult result = toService()
                .with(PREFIX + "timeout", "PT0.1S")
                .with(PREFIX + "end-wait", "PT0.1S")
                .run(ANN);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void whatWasNotTakenIsSentWhenTheServiceIsBack() throws Exception {
        service.stubFor(post(urlEqualTo(LINEAGE))
                .inScenario("outage")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("back"));
        service.stubFor(post(urlEqualTo(LINEAGE))
                .inScenario("outage")
                .whenScenarioStateIs("back")
                .willReturn(aResponse().withStatus(201)));

        toService().run(ANN);

        List<String> taken = service.getAllServeEvents().stream()
                .filter(event -> event.getResponse().getStatus() == 201)
                .map(event -> event.getRequest().getBodyAsString())
                .toList();
        assertThat(taken).hasSize(2);
        assertThat(taken).anyMatch(event -> event.contains("START"));
        assertThat(taken).anyMatch(event -> event.contains("COMPLETE"));
    }

    @Test
    void aFileThatCannotBeWrittenFailsNoRun() throws Exception {
        Files.createDirectory(folder.resolve("events.jsonl"));

        assertThat(toFile().run(ANN).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aServiceWithoutAUrlIsRefused() {
        runs.with(PREFIX + "to", "http");

        assertThatThrownBy(runs::workspace)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(PREFIX + "url: is missing");
    }

    @Test
    void aUrlWithAPasswordIsRefusedWithoutBeingShown() {
        runs.with(PREFIX + "to", "http").with(PREFIX + "url", "https://me:hunter2@lineage.example");

        assertThatThrownBy(runs::workspace)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("without a user")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void theTargetIsNamedAsTheStandardNamesIt() {
        TargetName server = TargetName.of("jdbc:sqlserver://DB.example:1444;encrypt=true;databaseName=sales");

        assertThat(server.namespace()).isEqualTo("sqlserver://db.example:1444");
        assertThat(server.table("warehouse.x")).isEqualTo("sales.warehouse.x");
        assertThat(TargetName.of("jdbc:h2:file:/home/ann/warehouse").namespace())
                .isEqualTo("h2://embedded");
    }
}
