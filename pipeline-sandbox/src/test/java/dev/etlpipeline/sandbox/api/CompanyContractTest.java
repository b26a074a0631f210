package dev.etlpipeline.sandbox.api;

import static dev.etlpipeline.sandbox.api.HttpCaller.basic;
import static dev.etlpipeline.sandbox.api.HttpCaller.json;
import static dev.etlpipeline.sandbox.api.HttpCaller.list;
import static dev.etlpipeline.sandbox.api.HttpCaller.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyContractTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);
    private static final SimulatedApiSettings SETTINGS = SimulatedApiSettings.defaults()
            .withDelay(Duration.ZERO)
            .withUnknownCompanies(0)
            .withClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final SimulatedApis APIS = SimulatedApis.start(SETTINGS);

    private final HttpCaller api = new HttpCaller(APIS.companyBaseUrl());

    @AfterAll
    static void stop() {
        APIS.close();
    }

    @Test
    void findsACompanyByNameAndThenByItsNumber() {
        Map<String, Object> item =
                items(api.search("Harding, Pike & Sons Dairy Ltd")).get(0);
        Map<String, Object> profile = json(api.getWithKey("/company/" + item.get("company_number")));

        assertThat(item.get("title")).isEqualTo("HARDING, PIKE & SONS DAIRY LIMITED");
        assertThat(item.get("company_number")).asString().matches("[0-9]{8}");
        assertThat(item.get("company_type")).isEqualTo("ltd");
        assertThat(profile.get("company_name")).isEqualTo(item.get("title"));
        assertThat(profile.get("company_number")).isEqualTo(item.get("company_number"));
        assertThat(profile.get("company_status")).isEqualTo(item.get("company_status"));
        assertThat(profile.get("type")).isEqualTo("ltd");
        assertThat(profile.get("date_of_creation")).isEqualTo(item.get("date_of_creation"));
        assertThat((List<?>) profile.get("sic_codes")).isNotEmpty();
        assertThat(object(object(profile, "accounts"), "last_accounts").get("type"))
                .asString()
                .isNotEmpty();
    }

    @Test
    void countsItsResults() {
        Map<String, Object> body = json(api.search("Acme Ltd"));

        assertThat(body.get("total_results")).isEqualTo(((List<?>) body.get("items")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/companies", "/search/companies?q=", "/search/companies?q=%20"})
    void findsNothingForNoName(String path) {
        HttpResponse<String> response = api.getWithKey(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(items(response)).isEmpty();
        assertThat(json(response).get("total_results")).isEqualTo(0);
    }

    @Test
    void findsNothingForAnUnknownName() {
        SimulatedApiSettings nobodyKnown = SETTINGS.withUnknownCompanies(1);
        try (SimulatedApis apis = SimulatedApis.start(nobodyKnown)) {
            assertThat(items(new HttpCaller(apis.companyBaseUrl()).search("Acme Ltd")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/company/none", "/company/123"})
    void hasNoProfileForAnUnknownNumber(String path) {
        HttpResponse<String> response = api.getWithKey(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response))
                .isEqualTo(
                        Map.of("errors", List.of(Map.of("error", "company-profile-not-found", "type", "ch:service"))));
    }

    @Test
    void refusesCallsWithoutAKey() {
        assertRefused(api.get("/company/123"), "Empty Authorization header");
        assertRefused(api.get("/company/123", "Authorization", "Bearer a-key"), "Invalid Authorization");
        assertRefused(api.get("/company/123", "Authorization", "Basic *"), "Invalid Authorization");
        assertRefused(api.get("/company/123", "Authorization", basic("", "a-password")), "Invalid Authorization");
    }

    @Test
    void tellsTheRateLimitWithEachAnswer() {
        HttpResponse<String> response = api.search("Acme Ltd");

        assertThat(header(response, "X-Ratelimit-Limit")).isEqualTo("600");
        assertThat(header(response, "X-Ratelimit-Remain")).isEqualTo("599");
        assertThat(header(response, "X-Ratelimit-Reset"))
                .isEqualTo(Long.toString(NOW.plusSeconds(300).getEpochSecond()));
        assertThat(header(response, "X-Ratelimit-Window")).isEqualTo("5m");
    }

    @Test
    void refusesCallsOverTheBudgetWhereItIsEnforced() {
        try (SimulatedApis apis = SimulatedApis.start(SETTINGS.withCallBudgetEnforced(true))) {
            HttpCaller budgeted = new HttpCaller(apis.companyBaseUrl());
            for (int call = 1; call <= 600; call++) {
                assertThat(budgeted.search("Acme Ltd").statusCode()).isEqualTo(200);
            }

            HttpResponse<String> refused = budgeted.search("Acme Ltd");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(header(refused, "X-Ratelimit-Remain")).isEqualTo("0");
            assertThat(refused.headers().firstValue("Retry-After")).isEmpty();

            apis.reset();

            assertThat(budgeted.search("Acme Ltd").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void hasNoOtherResources() {
        assertThat(api.getWithKey("/officers/1").statusCode()).isEqualTo(404);
        assertThat(api.getWithKey("/").statusCode()).isEqualTo(404);
    }

    private static void assertRefused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response)).isEqualTo(Map.of("error", error, "type", "ch:service"));
        assertThat(response.headers().firstValue("X-Ratelimit-Remain")).isEmpty();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static List<Map<String, Object>> items(HttpResponse<String> response) {
        return list(json(response), "items");
    }
}
