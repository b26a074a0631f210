package dev.etlpipeline.core.enrich;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.core.enrich.ApiException.Kind;
import dev.etlpipeline.core.row.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PostcodeApiLookupTest {

    private static final PostcodeAnswers ANSWERS = new PostcodeAnswers();
    private static final WireMockServer SERVER = new WireMockServer(
            wireMockConfig().dynamicPort().containerThreads(40).extensions(ANSWERS));
    private static final String WESTMINSTER = """
            {"postcode": "SW1A 1AA", "country": "England", "region": "London", "admin_district": "Westminster",
             "longitude": -0.14158812345, "latitude": 51.5, "nhs_ha": "London"}""";

    private final Stages stages = new Stages().only(Stages.GEOGRAPHY);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
        ANSWERS.reset();
        SERVER.stubFor(post("/postcodes").willReturn(aResponse().withTransformers(PostcodeAnswers.NAME)));
        stages.coreLookups(SERVER.baseUrl());
    }

    private Row enriched(String postcode) throws Exception {
        try (EnrichStage stage = stages.open()) {
            return stage.apply(stages.postcodes(postcode)).rows().get(0);
        }
    }

    private static String[] postcodes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "AB1 " + i).toArray(String[]::new);
    }

    private static List<Integer> bulkSizes() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        for (var request : SERVER.findAll(postRequestedFor(urlEqualTo("/postcodes")))) {
            sizes.add(new ObjectMapper()
                    .readTree(request.getBody())
                    .path("postcodes")
                    .size());
        }
        return sizes;
    }

    @Test
    void fillsTheColumnsOfAKnownPostcode() throws Exception {
        ANSWERS.knows("SW1A 1AA", WESTMINSTER);

        Row row = enriched("SW1A 1AA");

        assertThat(row.get("country")).isEqualTo("England");
        assertThat(row.get("region")).isEqualTo("London");
        assertThat(row.get("district")).isEqualTo("Westminster");
        assertThat(row.get("longitude")).isEqualTo(new BigDecimal("-0.141588"));
        assertThat(row.get("latitude")).isEqualTo(new BigDecimal("51.500000"));
        assertThat(row.get("enrichment_status")).isEqualTo("Full");
    }

    @Test
    void letsTheCountryStandInWhereThereAreNoRegions() throws Exception {
        ANSWERS.knows("EH1 1YZ", "{\"country\": \"Scotland\", \"region\": null, \"admin_district\": \"Edinburgh\"}");

        assertThat(enriched("EH1 1YZ").get("region")).isEqualTo("Scotland");
    }

    @Test
    void leavesCoordinatesEmptyWhereThereAreNone() throws Exception {
        ANSWERS.knows("JE2 3AB", "{\"country\": \"Channel Islands\", \"longitude\": null, \"latitude\": null}");

        Row row = enriched("JE2 3AB");

        assertThat(row.get("longitude")).isNull();
        assertThat(row.get("geo_enriched")).isEqualTo(true);
    }

    @Test
    void takesNullForNotFound() throws Exception {
        Row row = enriched("ZZ1 1ZZ");

        assertThat(row.get("geo_enriched")).isEqualTo(false);
        assertThat(row.get("data_source")).isEqualTo("postcode=api");
    }

    @Test
    void asksForDistinctPostcodesInBulksOfAHundred() throws Exception {
        List<String> doubled = new ArrayList<>(List.of(postcodes(250)));
        doubled.addAll(List.of(postcodes(250)));

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes(doubled.toArray(String[]::new)));
        }

        assertThat(bulkSizes()).containsExactlyInAnyOrder(100, 100, 50);
    }

    @Test
    void asksForNothingTwiceAcrossChunks() throws Exception {
        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes(postcodes(50)));
            stage.apply(stages.postcodes(postcodes(60)));
        }

        assertThat(bulkSizes()).containsExactlyInAnyOrder(50, 10);
    }

    @Test
    void keepsAsManyCallsInFlightAsAllowedAndNoMore() throws Exception {
        stages.set("postcode.max-concurrent", 3).set("postcode.bulk-size", 5);
        ANSWERS.answerOnlyTogether(3);

        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes(postcodes(60)));
        }

        assertThat(bulkSizes()).hasSize(12);
        assertThat(ANSWERS.mostInFlight()).isEqualTo(3);
    }

    @Test
    void saysWhoAsksAndForWhat() throws Exception {
        ANSWERS.knows("SW1A 1AA", WESTMINSTER);

        enriched("SW1A 1AA");

        SERVER.verify(postRequestedFor(urlEqualTo("/postcodes"))
                .withHeader("User-Agent", matching("etl-pipeline/.+"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withoutHeader("Authorization")
                .withRequestBody(equalToJson("{\"postcodes\": [\"SW1A 1AA\"]}")));
    }

    @Test
    void goesOnFromABaseUrlWithAPath() throws Exception {
        SERVER.stubFor(post("/proxy/v1/postcodes").willReturn(aResponse().withTransformers(PostcodeAnswers.NAME)));
        ANSWERS.knows("SW1A 1AA", WESTMINSTER);
        stages.set("postcode.base-url", SERVER.baseUrl() + "/proxy/v1/");

        assertThat(enriched("SW1A 1AA").get("region")).isEqualTo("London");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>busy</html>",
                "{\"status\": 200}",
                "{\"status\": 200, \"result\": []}",
                "{\"status\": 200, \"result\": [{\"query\": \"SW1A 1AA\", \"result\": null}, {}]}",
                "{\"status\": 200, \"result\": [{\"query\": \"M1 1AE\", \"result\": null}]}",
                "{\"status\": 200, \"result\": [{\"query\": \"SW1A 1AA\"}]}",
                "{\"status\": 200, \"result\": [{\"query\": \"SW1A 1AA\", \"result\": \"London\"}]}",
                "{\"status\": 200, \"result\": [{\"query\": \"SW1A 1AA\", \"result\": {\"latitude\": \"north\"}}]}",
                "{\"status\": 200, \"result\": [{\"query\": \"SW1A 1AA\", \"result\": {\"latitude\": 1e-999999999}}]}",
                "{\"status\": 200, \"result\": [{\"query\": \"SW1A 1AA\", \"result\": {\"latitude\": 1e999999999}}]}",
                "{\"status\": 200, \"result\": [{\"query\": \"SW1A 1AA\", \"result\": null}]} {",
                "{\"status\": 200, \"result\": [{\"query\": \"SW1A 1AA\", \"resu"
            })
    void refusesBodiesThatAreNotWhatTheContractSays(String body) {
        SERVER.stubFor(post("/postcodes").willReturn(okJson(body)));

        assertThatThrownBy(() -> enriched("SW1A 1AA"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED_BODY))
                .hasMessageContaining("postcode-api at localhost:" + SERVER.port())
                .message()
                .doesNotContain("SW1A", "M1 1AE", "busy", "London", "north");
    }
}
