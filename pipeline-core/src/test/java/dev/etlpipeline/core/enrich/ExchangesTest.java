package dev.etlpipeline.core.enrich;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Exchange;
import dev.etlpipeline.core.call.Exchange.Failure;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What listeners are told of each exchange with an API. */
@Timeout(60)
class ExchangesTest {

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final ResponseDefinitionBuilder FOUND =
            okJson("{\"result\": [{\"query\": \"SW1A 1AA\", \"result\": {\"region\": \"London\"}}]}");

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
    }

    private List<Exchange> exchanges(String url, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post("/postcodes").willReturn(answer));
        try (EnrichStage stage = stages.coreLookups(url).open()) {
            stage.apply(stages.postcodes("SW1A 1AA"));
        } catch (Exception e) {
            assertThat(e).isInstanceOf(ApiException.class);
        }
        return stages.exchanges();
    }

    private Exchange exchange(String url, ResponseDefinitionBuilder answer) {
        List<Exchange> all = exchanges(url, answer);
        assertThat(all).hasSize(1);
        assertThat(all.get(0).target()).isEqualTo("postcode-api");
        assertThat(all.get(0).method()).isEqualTo("POST");
        return all.get(0);
    }

    @Test
    void tellHowLongAnAnswerTookAndTheWayThere() {
        Exchange exchange = exchange(SERVER.baseUrl(), FOUND.withFixedDelay(50));

        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.failure()).isNull();
        assertThat(exchange.took()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(exchange.connected()).isPositive().isLessThan(exchange.took());
    }

    @Test
    void tellOfEachAttemptBeneathARetry() {
        stages.intercept(new Twice());

        List<Exchange> exchanges = exchanges(SERVER.baseUrl(), aResponse().withStatus(503));

        assertThat(exchanges).extracting(Exchange::status).containsExactly(503, 503);
        assertThat(exchanges).extracting(Exchange::failure).containsOnly(Failure.STATUS);
    }

    @Test
    void takeAnAnswerThatThereIsNoSuchThingForAnAnswer() throws Exception {
        SERVER.stubFor(get(anyUrl())
                .willReturn(okJson("{\"items\": [{\"title\": \"ACME LTD\","
                        + " \"company_number\": \"1\", \"company_status\": \"active\"}]}")));
        SERVER.stubFor(get("/company/1").willReturn(aResponse().withStatus(404)));

        try (EnrichStage stage = stages.only(Stages.COMPANIES)
                .set("company.api-key", "s3cret")
                .coreLookups(SERVER.baseUrl())
                .open()) {
            stage.apply(stages.companies("Acme Ltd"));
        }

        assertThat(stages.exchanges()).extracting(Exchange::status).containsExactly(200, 404);
        assertThat(stages.exchanges()).extracting(Exchange::failure).containsOnlyNulls();
    }

    @Test
    void tellAHostThatNobodyKnows() {
        Exchange exchange = exchange("http://nobody.invalid", FOUND);

        assertThat(exchange.failure()).isEqualTo(Failure.DNS);
        assertThat(exchange.status()).isZero();
    }

    @Test
    void tellARefusedConnection() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(exchange("http://127.0.0.1:" + free, FOUND).failure()).isEqualTo(Failure.CONNECT);
    }

    @Test
    void tellASecureConnectionThatCameNotAbout() {
        String url = SERVER.baseUrl().replace("http:", "https:");

        assertThat(exchange(url, FOUND).failure()).isEqualTo(Failure.TLS);
    }

    @Test
    void tellALineThatBroke() {
        ResponseDefinitionBuilder cut = aResponse().withFault(Fault.EMPTY_RESPONSE);

        assertThat(exchange(SERVER.baseUrl(), cut).failure()).isEqualTo(Failure.BROKEN);
    }

    @Test
    void tellAnAnswerThatTookTooLong() {
        stages.set("postcode.read-timeout", "PT0.2S");

        Exchange exchange = exchange(SERVER.baseUrl(), FOUND.withFixedDelay(3000));

        assertThat(exchange.failure()).isEqualTo(Failure.TIMEOUT);
        assertThat(exchange.took()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(3));
    }

    @Test
    void tellABodyThatCannotBeUsed() {
        Exchange exchange = exchange(SERVER.baseUrl(), okJson("{}"));

        assertThat(exchange.failure()).isEqualTo(Failure.MALFORMED_BODY);
        assertThat(exchange.status()).isEqualTo(200);
    }

    @Test
    void doNotTellWhatTheEndOfARunCutOff() {
        SERVER.stubFor(post("/postcodes").willReturn(FOUND));
        EnrichStage stage = stages.coreLookups(SERVER.baseUrl()).open();
        stage.close();

        assertThatThrownBy(() -> stage.apply(stages.postcodes("SW1A 1AA"))).isNotNull();

        assertThat(stages.exchanges()).isEmpty();
    }

    private static final class Twice implements Interceptor {

        @Override
        public Layer layer() {
            return Layer.PROTECT;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            try {
                return call.proceed();
            } catch (ApiException e) {
                return call.proceed();
            }
        }
    }
}
