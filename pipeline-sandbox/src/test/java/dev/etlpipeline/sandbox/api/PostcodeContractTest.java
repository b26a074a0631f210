package dev.etlpipeline.sandbox.api;

import static dev.etlpipeline.sandbox.api.HttpCaller.json;
import static dev.etlpipeline.sandbox.api.HttpCaller.list;
import static dev.etlpipeline.sandbox.api.HttpCaller.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeContractTest {

    private static final SimulatedApis APIS =
            SimulatedApis.start(SimulatedApiSettings.defaults().withDelay(Duration.ZERO));

    private final HttpCaller api = new HttpCaller(APIS.postcodeBaseUrl());

    @AfterAll
    static void stop() {
        APIS.close();
    }

    @Test
    void describesOnePostcode() {
        HttpResponse<String> response = api.get("/postcodes/b33%208th");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(json(response).get("status")).isEqualTo(200);
        Map<String, Object> result = result(response);
        assertThat(result.get("postcode")).isEqualTo("B33 8TH");
        assertThat(result.get("country")).isEqualTo("England");
        assertThat(result.get("region")).isEqualTo("West Midlands");
        assertThat(result.get("admin_district")).isEqualTo("Birmingham");
        assertThat(((Number) result.get("latitude")).doubleValue()).isBetween(52.3, 52.6);
        assertThat(((Number) result.get("longitude")).doubleValue()).isBetween(-2.0, -1.7);
        assertThat(result.get("outcode")).isEqualTo("B33");
        assertThat(result.get("incode")).isEqualTo("8TH");
    }

    @Test
    void answersABulkRequestInItsOrderAndWithItsSpelling() {
        HttpResponse<String> response = api.bulk(List.of("m1 1aa", "nonsense", "CF101AA", "QQ1 1AA", "m1 1aa"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(results(response))
                .extracting(item -> item.get("query"))
                .containsExactly("m1 1aa", "nonsense", "CF101AA", "QQ1 1AA", "m1 1aa");
        assertThat(results(response))
                .extracting(item -> item.get("result") == null
                        ? "none"
                        : object(item, "result").get("postcode").toString())
                .containsExactly("M1 1AA", "none", "CF10 1AA", "none", "M1 1AA");
    }

    @Test
    void saysNullForWhatItDoesNotKnow() {
        Map<String, Object> unknown = results(api.bulk(List.of("nonsense"))).get(0);
        Map<String, Object> wales = result(api.get("/postcodes/CF101AA"));
        Map<String, Object> jersey = result(api.get("/postcodes/JE24WD"));

        assertThat(unknown.containsKey("result")).isTrue();
        assertThat(unknown.get("result")).isNull();
        assertThat(wales.containsKey("region")).isTrue();
        assertThat(wales.get("region")).isNull();
        assertThat(jersey.get("country")).isEqualTo("Channel Islands");
        assertThat(jersey.get("latitude")).isNull();
        assertThat(jersey.get("longitude")).isNull();
        assertThat(jersey.get("quality")).isEqualTo(9);
    }

    @Test
    void takesAHundredAtOnceAndNoMore() {
        assertThat(results(api.bulk(Collections.nCopies(100, "M1 1AA")))).hasSize(100);

        HttpResponse<String> tooMany = api.bulk(Collections.nCopies(101, "M1 1AA"));

        assertThat(tooMany.statusCode()).isEqualTo(400);
        assertThat(json(tooMany))
                .isEqualTo(Map.of(
                        "status",
                        400,
                        "error",
                        "Too many postcodes submitted. Up to 100 postcodes can be bulk requested at a time"));
    }

    @Test
    void ignoresWhatIsNotText() {
        assertThat(results(api.postJson("/postcodes", "{\"postcodes\":[1,null,\"M1 1AA\"]}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{}", "{\"geolocations\":[]}", ""})
    void refusesABodyWithoutPostcodes(String body) {
        HttpResponse<String> response = api.postJson("/postcodes", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error")).asString().startsWith("Invalid JSON query submitted.");
    }

    @Test
    void refusesABodyThatIsNotDeclaredAsJson() {
        HttpRequest text = api.request("/postcodes", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"postcodes\":[\"M1 1AA\"]}"))
                .build();

        assertThat(api.send(text).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesPostcodesThatAreNoArray() {
        HttpResponse<String> response = api.postJson("/postcodes", "{\"postcodes\":\"M1 1AA\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error")).isEqualTo("Invalid data submitted. You need to provide a JSON array");
    }

    @Test
    void tellsAMalformedPostcodeFromAnUnknownOne() {
        HttpResponse<String> malformed = api.get("/postcodes/12345");
        HttpResponse<String> unknown = api.get("/postcodes/YY11AA");

        assertThat(malformed.statusCode()).isEqualTo(404);
        assertThat(json(malformed)).isEqualTo(Map.of("status", 404, "error", "Invalid postcode"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown)).isEqualTo(Map.of("status", 404, "error", "Postcode not found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/postcodes", "/outcodes/M1", "/postcodes/M11AA/nearest"})
    void hasNoOtherResources(String path) {
        HttpResponse<String> response = api.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response)).isEqualTo(Map.of("status", 404, "error", "Resource not found"));
    }

    private static Map<String, Object> result(HttpResponse<String> response) {
        return object(json(response), "result");
    }

    private static List<Map<String, Object>> results(HttpResponse<String> response) {
        return list(json(response), "result");
    }
}
