package dev.etlpipeline.sandbox.api;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.RequestJournalDisabledException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedApisTest {

    private static final SimulatedApiSettings AT_ONCE =
            SimulatedApiSettings.defaults().withDelay(Duration.ZERO);

    @Test
    void listensOnLoopbackWithAPortForEachApi() {
        try (SimulatedApis apis = SimulatedApis.start(AT_ONCE)) {
            assertThat(URI.create(apis.postcodeBaseUrl())).hasHost("127.0.0.1").hasPath("");
            assertThat(URI.create(apis.companyBaseUrl())).hasHost("127.0.0.1").hasPath("");
            assertThat(apis.postcodeBaseUrl()).isNotEqualTo(apis.companyBaseUrl());
        }
    }

    @Test
    void oneApiFailsAloneAndResetMendsIt() {
        try (SimulatedApis apis = SimulatedApis.start(AT_ONCE)) {
            HttpCaller postcodes = new HttpCaller(apis.postcodeBaseUrl());
            HttpCaller companies = new HttpCaller(apis.companyBaseUrl());

            apis.postcodes().stubFor(any(anyUrl()).willReturn(serviceUnavailable()));

            assertThat(postcodes.get("/postcodes/M11AA").statusCode()).isEqualTo(503);
            assertThat(companies.search("Acme Ltd").statusCode()).isEqualTo(200);

            apis.reset();

            assertThat(postcodes.get("/postcodes/M11AA").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void wireMocksOwnResetKeepsTheContract() {
        try (SimulatedApis apis = SimulatedApis.start(AT_ONCE)) {
            apis.postcodes().resetAll();

            assertThat(new HttpCaller(apis.postcodeBaseUrl())
                            .get("/postcodes/M11AA")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void journalsTheLastCalls() {
        try (SimulatedApis apis = SimulatedApis.start(AT_ONCE.withJournalEntries(2))) {
            HttpCaller postcodes = new HttpCaller(apis.postcodeBaseUrl());

            postcodes.get("/postcodes/M11AA");
            postcodes.get("/postcodes/M12AA");
            postcodes.get("/postcodes/M13AA");

            assertThat(apis.postcodes().getAllServeEvents()).hasSize(2);
            apis.postcodes().verify(1, getRequestedFor(urlEqualTo("/postcodes/M13AA")));
            assertThat(apis.companies().getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void journalsNothingWhereSwitchedOff() {
        try (SimulatedApis apis = SimulatedApis.start(AT_ONCE.withJournalEntries(0))) {
            assertThat(new HttpCaller(apis.postcodeBaseUrl())
                            .get("/postcodes/M11AA")
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> apis.postcodes().findAll(getRequestedFor(anyUrl())))
                    .isInstanceOf(RequestJournalDisabledException.class);

            apis.reset();
        }
    }

    @Test
    void takesItsTimeForEachAnswerUntilToldOtherwise() {
        Duration delay = Duration.ofMillis(60);
        try (SimulatedApis apis = SimulatedApis.start(AT_ONCE.withDelay(delay))) {
            HttpCaller companies = new HttpCaller(apis.companyBaseUrl());

            assertThat(time(() -> companies.search("Acme Ltd"))).isGreaterThanOrEqualTo(delay);

            apis.companies().setGlobalFixedDelay(120);

            assertThat(time(() -> companies.search("Acme Ltd"))).isGreaterThanOrEqualTo(delay.multipliedBy(2));
        }
    }

    /** One after another, these calls would take eight seconds. */
    @Test
    void answersSixteenCallsAtOnce() {
        try (SimulatedApis apis = SimulatedApis.start(AT_ONCE.withDelay(Duration.ofMillis(500)))) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = new HttpCaller(apis.postcodeBaseUrl())
                    .request("/postcodes/M11AA")
                    .build();

            Duration elapsed = time(() -> Stream.generate(() -> client.sendAsync(request, BodyHandlers.discarding()))
                    .limit(16)
                    .toList()
                    .forEach(CompletableFuture::join));

            assertThat(elapsed).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void compressesLongAnswersForWhoeverAsks() {
        try (SimulatedApis apis = SimulatedApis.start(AT_ONCE)) {
            HttpCaller postcodes = new HttpCaller(apis.postcodeBaseUrl());
            List<String> many = Collections.nCopies(50, "M1 1AA");
            HttpRequest plain = postcodes
                    .request("/postcodes", "Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"postcodes\":[\"" + String.join("\",\"", many) + "\"]}"))
                    .build();
            HttpRequest zipped = HttpRequest.newBuilder(plain, (name, value) -> true)
                    .header("Accept-Encoding", "gzip")
                    .build();

            assertThat(postcodes.send(plain).headers().firstValue("Content-Encoding"))
                    .isEmpty();
            assertThat(postcodes.send(zipped).headers().firstValue("Content-Encoding"))
                    .contains("gzip");
        }
    }

    @Test
    void stopsBothServersOnceAndForAll() {
        SimulatedApis apis = SimulatedApis.start(AT_ONCE);

        apis.close();
        apis.close();

        assertThat(apis.postcodes().isRunning()).isFalse();
        assertThat(apis.companies().isRunning()).isFalse();
    }

    private static Duration time(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
