package dev.etlpipeline.core.enrich;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.core.enrich.ApiException.Kind;
import dev.etlpipeline.core.row.Row;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CompanyApiLookupTest {

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());

    private final Stages stages = new Stages().only(Stages.COMPANIES);

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
        stages.coreLookups(SERVER.baseUrl());
        stages.set("company.api-key", "s3cret");
    }

    private Row enriched(String name) throws Exception {
        try (EnrichStage stage = stages.open()) {
            return stage.apply(stages.companies(name)).rows().get(0);
        }
    }

    private static void searchFinds(String... items) {
        SERVER.stubFor(get(urlPathEqualTo("/search/companies"))
                .willReturn(okJson("{\"items\": [" + String.join(",", items) + "]}")));
    }

    private static String item(String title, String number, String status, String created) {
        return "{\"title\": \"" + title + "\", \"company_number\": \"" + number + "\", \"company_status\": \"" + status
                + "\", \"date_of_creation\": \"" + created + "\"}";
    }

    private static void profile(String number, String body) {
        SERVER.stubFor(get("/company/" + number).willReturn(okJson(body)));
    }

    @Test
    void refusesToBeginWithoutAnApiKey() {
        stages.set("company.api-key", "");

        assertThatThrownBy(stages::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("enrichment.company.api-key is not set, and source api needs it");
    }

    @Test
    void fillsTheColumnsOfAKnownCompany() throws Exception {
        searchFinds(item("ACME WIDGETS LIMITED", "01234567", "active", "1999-01-01"));
        profile("01234567", """
                {"company_name": "ACME WIDGETS LIMITED", "company_status": "active", "type": "ltd",
                 "sic_codes": ["62012", "01110"], "accounts": {"last_accounts": {"type": "micro-entity"}}}""");

        Row row = enriched("Acme Widgets Ltd.");

        assertThat(row.get("company_number")).isEqualTo("01234567");
        assertThat(row.get("company_size")).isEqualTo("micro");
        assertThat(row.get("industry")).isEqualTo("Information and communication");
        assertThat(row.get("is_business")).isEqualTo(true);
        assertThat(row.get("data_source")).isEqualTo("company=api");
    }

    @Test
    void asksOnceForNamesThatDifferInCaseOnly() throws Exception {
        searchFinds(item("ACME WIDGETS LIMITED", "01234567", "active", "1999-01-01"));
        profile("01234567", "{\"company_name\": \"ACME WIDGETS LIMITED\"}");

        try (EnrichStage stage = stages.open()) {
            List<Row> first = stage.apply(stages.companies("Acme Widgets Ltd", "ACME WIDGETS LTD"))
                    .rows();
            List<Row> later = stage.apply(stages.companies("acme widgets ltd")).rows();

            assertThat(first).extracting(row -> row.get("company_number")).containsOnly("01234567");
            assertThat(first).extracting(row -> row.get("data_source")).containsOnly("company=api");
            assertThat(later).extracting(row -> row.get("company_number")).containsOnly("01234567");
            assertThat(later).extracting(row -> row.get("data_source")).containsOnly("company=cache");
        }
        SERVER.verify(1, getRequestedFor(urlPathEqualTo("/search/companies")));
    }

    @Test
    void neverTakesTheFirstHitForTheCompany() throws Exception {
        searchFinds(item("ACME WIDGETS HOLDINGS LIMITED", "01234567", "active", "1999-01-01"));

        assertThat(enriched("Acme Widgets Ltd").get("is_business")).isEqualTo(false);
        SERVER.verify(0, getRequestedFor(urlEqualTo("/company/01234567")));
    }

    @ParameterizedTest
    @CsvSource({
        "dissolved, 2010-01-01, active,    1990-01-01",
        "dissolved, 1990-01-01, dissolved, 2010-01-01",
        "active,    1990-01-01, active,    2010-01-01"
    })
    void takesTheActiveThenTheYoungestOfSeveralOfOneName(
            String status, String created, String bestStatus, String bestCreated) throws Exception {
        searchFinds(
                item("ACME LTD", "00000001", status, created), item("ACME LTD", "00000002", bestStatus, bestCreated));
        profile("00000002", "{\"company_name\": \"ACME LTD\"}");

        assertThat(enriched("Acme Limited").get("company_number")).isEqualTo("00000002");
    }

    @Test
    void takes404OfTheProfileForNotFound() throws Exception {
        searchFinds(item("ACME LTD", "00000001", "active", "1990-01-01"));
        SERVER.stubFor(get("/company/00000001").willReturn(notFound()));

        Row row = enriched("Acme Ltd");

        assertThat(row.get("enrichment_status")).isEqualTo("Basic");
        assertThat(row.get("data_source")).isEqualTo("company=api");
    }

    @Test
    void treats404OfTheSearchAsAFailure() {
        SERVER.stubFor(any(anyUrl()).willReturn(notFound()));

        assertThatThrownBy(() -> enriched("Acme Ltd"))
                .hasMessage("company-api at localhost:" + SERVER.port() + " answered 404");
    }

    @Test
    void identifiesItselfByTheKeyAsUserName() throws Exception {
        stages.set("company.api-key", "s3cret");
        searchFinds();

        enriched("Acme Ltd");

        SERVER.verify(getRequestedFor(urlPathEqualTo("/search/companies"))
                // base64 of "s3cret:"
                .withHeader("Authorization", equalTo("Basic czNjcmV0Og==")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M&S plc", "Łódź & Söhne Ltd", "100% Pure / Natural? Ltd", "a+b = c #1 Ltd", "株式会社 😀 Ltd"})
    void sendsNamesOfAnyCharacters(String name) throws Exception {
        searchFinds(item(name, "SC/12 3", "active", "1990-01-01"));
        profile("SC%2F12%203", "{\"company_name\": \"found\"}");

        Row row = enriched(name);

        SERVER.verify(getRequestedFor(urlPathEqualTo("/search/companies"))
                .withQueryParam("q", equalTo(name.toUpperCase(Locale.ROOT))));
        assertThat(row.get("company_number")).isEqualTo("SC/12 3");
    }

    @Test
    void asksNothingForANameOfPunctuation() throws Exception {
        assertThat(enriched("-.").get("is_business")).isEqualTo(false);
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"items\": {}}", "{\"items\": [{\"title\": \"Acme Ltd\"}]}"})
    void refusesSearchesThatAreNotWhatTheContractSays(String body) {
        SERVER.stubFor(get(urlPathEqualTo("/search/companies")).willReturn(okJson(body)));

        assertThatThrownBy(() -> enriched("Acme Ltd"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED_BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "7"})
    void refusesProfilesThatAreNotWhatTheContractSays(String body) {
        searchFinds(item("ACME LTD", "00000001", "active", "1990-01-01"));
        profile("00000001", body);

        assertThatThrownBy(() -> enriched("Acme Ltd"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED_BODY));
    }
}
