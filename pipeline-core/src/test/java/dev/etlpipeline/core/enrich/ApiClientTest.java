package dev.etlpipeline.core.enrich;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.enrich.ApiException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** The client, as the postcode look-up uses it. */
@Timeout(60)
class ApiClientTest {

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final String FOUND =
            "{\"result\": [{\"query\": \"SW1A 1AA\", \"result\": {\"region\": \"London\"}}]}";

    private final Stages stages = new Stages().only(Stages.GEOGRAPHY).set("postcode.api-key", "s3cret");

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
    }

    private static void answers(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post("/postcodes").willReturn(response));
    }

    private void enrich() throws Exception {
        try (EnrichStage stage = stages.open()) {
            stage.apply(stages.postcodes("SW1A 1AA"));
        }
    }

    private ApiException failure() {
        ApiException failure = catchThrowableOfType(ApiException.class, this::enrich);
        assertThat(failure).hasMessageStartingWith("postcode-api at ");
        assertThat(failure.getMessage()).doesNotContain("s3cret", "SW1A", "London");
        assertThat(failure.api()).isEqualTo("postcode-api");
        return failure;
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 404, 408, 500, 502, 503})
    void failsWithTheStatusOfAnyOtherAnswer(int status) {
        answers(aResponse().withStatus(status).withBody("London"));

        ApiException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.STATUS);
        assertThat(failure.status()).hasValue(status);
        assertThat(failure).hasMessage("postcode-api at localhost:" + SERVER.port() + " answered " + status);
    }

    @Test
    void saysWhenToComeBack() {
        answers(aResponse()
                .withStatus(429)
                .withHeader("Retry-After", "17")
                .withHeader("X-Ratelimit-Reset", "1767323045"));

        ApiException failure = failure();

        assertThat(failure.status()).hasValue(429);
        assertThat(failure.retryAfter()).contains("17");
        assertThat(failure.rateLimitReset()).contains("1767323045");
        assertThat(failure).hasMessageContaining("it takes no more calls for now");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 503})
    void leavesAskingAgainToOthers(int status) {
        answers(aResponse().withStatus(status).withHeader("Retry-After", "1"));

        assertThat(failure().retryAfter()).contains("1");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void pointsToTheKeyWhenItIsRefused() {
        answers(aResponse().withStatus(401));

        assertThat(failure()).hasMessageEndingWith("answered 401; check its api-key in the settings");
    }

    @Test
    void sendsTheHeadersOfModulesBesideItsOwn() throws Exception {
        answers(okJson(FOUND));
        stages.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("Accept", "text/html");

        enrich();

        SERVER.verify(
                1,
                anyRequestedFor(anyUrl())
                        .withHeader("traceparent", equalTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
                        .withHeader("Accept", equalTo("application/json")));
    }

    @Test
    void knowsOnItsThreadsWhatTheLogKnowsOfTheChunk() throws Exception {
        answers(okJson(FOUND));
        List<String> seen = new CopyOnWriteArrayList<>();
        stages.intercept(new Interceptor() {
            @Override
            public Layer layer() {
                return Layer.OBSERVE;
            }

            @Override
            public <T> T intercept(Call<T> call) throws Exception {
                seen.add(Thread.currentThread().getName().replaceAll("[0-9-]+$", "") + " " + MDC.get("chunk"));
                return call.proceed();
            }
        });

        try (MDC.MDCCloseable here = MDC.putCloseable("chunk", "7")) {
            enrich();
        }

        assertThat(seen).containsExactly("postcode-api 7");
    }

    @Test
    void followsNoRedirect() {
        answers(temporaryRedirect("/elsewhere"));
        SERVER.stubFor(get("/elsewhere").willReturn(okJson(FOUND)));

        assertThat(failure()).hasMessageContaining("answered 302; redirects are not followed");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void givesUpWhenNothingArrivesWithinTheReadTimeout() {
        stages.set("postcode.read-timeout", "PT0.2S");
        answers(okJson(FOUND).withFixedDelay(2_000));

        ApiException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.status()).isEmpty();
        assertThat(failure).hasMessageContaining("read-timeout PT0.2S");
    }

    @Test
    void givesUpOnAnAnswerThatTricklesLongerThanTheCallTimeout() {
        stages.set("postcode.read-timeout", "PT5S").set("postcode.call-timeout", "PT0.3S");
        answers(okJson(FOUND).withChunkedDribbleDelay(10, 3_000));

        assertThat(failure().kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void failsToConnectWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        stages.set("postcode.base-url", "http://127.0.0.1:" + port);

        ApiException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure)
                .hasMessage(
                        "postcode-api at 127.0.0.1:" + port + " cannot be reached or hung up before it" + " answered");
    }

    @Test
    void failsWhenTheConnectionBreaksBeforeTheAnswer() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(failure().kind()).isEqualTo(Kind.CONNECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 500\r\n\r\n{\"result\"", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"res"})
    void refusesAnAnswerThatEndsTooEarly(String rest) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Hangup hangup = new Hangup(server, "HTTP/1.1 200 OK\r\n" + rest)) {
            stages.set("postcode.base-url", "http://127.0.0.1:" + server.getLocalPort());

            ApiException failure = failure();

            assertThat(failure.kind()).isEqualTo(Kind.MALFORMED_BODY);
            assertThat(failure).hasMessageContaining("it ends too early");
            assertThat(hangup.served).isTrue();
        }
    }

    @Test
    void takesCompressedAnswers() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(FOUND.getBytes(UTF_8));
        }
        answers(aResponse().withBody(zipped.toByteArray()).withHeader("Content-Encoding", "gzip"));

        try (EnrichStage stage = stages.open()) {
            assertThat(stage.apply(stages.postcodes("SW1A 1AA")).rows().get(0).get("region"))
                    .isEqualTo("London");
        }
        SERVER.verify(anyRequestedFor(anyUrl()).withHeader("Accept-Encoding", equalTo("gzip")));
    }

    @Test
    void refusesABodyThatIsNotCompressedAsItSays() {
        answers(okJson(FOUND).withHeader("Content-Encoding", "gzip"));

        assertThat(failure().kind()).isEqualTo(Kind.MALFORMED_BODY);
    }

    @Test
    void refusesABodyWithoutEnd() {
        answers(okJson(FOUND + " ".repeat(JsonBody.MAX_BYTES)));

        assertThat(failure()).hasMessageContaining("it is longer than " + JsonBody.MAX_BYTES + " bytes");
    }

    @Test
    void passesEveryExchangeThroughTheChain() throws Exception {
        answers(okJson(FOUND));
        Watching watching = new Watching();
        stages.intercept(watching);

        enrich();

        assertThat(watching.seen).containsExactly("API_CALL(postcode-api) answered");
    }

    @Test
    void letsTheChainSeeABadBodyAsAFailure() {
        answers(okJson("{}"));
        Watching watching = new Watching();
        stages.intercept(watching);

        failure();

        assertThat(watching.seen).containsExactly("API_CALL(postcode-api) failed");
    }

    @Test
    void leavesOpenWhatAnInterceptorSkipped() throws Exception {
        answers(aResponse().withStatus(503));
        stages.intercept(new Skipping());

        try (EnrichStage stage = stages.open()) {
            assertThat(stage.apply(stages.postcodes("SW1A 1AA")).rows().get(0).get("data_source"))
                    .isEqualTo("postcode=none");
        }
    }

    @Test
    void endsOutstandingCallsPromptlyWhenClosed() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            stages.set("postcode.base-url", "http://127.0.0.1:" + silent.getLocalPort())
                    .set("postcode.read-timeout", "PT60S")
                    .set("postcode.call-timeout", "PT60S")
                    .set("postcode.bulk-size", 1)
                    .set("postcode.max-concurrent", 2);
            EnrichStage stage = stages.open();
            var chunk = stages.postcodes("A1 1AA", "A1 1AB", "A1 1AC", "A1 1AD", "A1 1AE");
            Future<?> waiting = workers.submit(() -> stage.apply(chunk));
            try (Socket first = silent.accept()) {
                long start = System.nanoTime();

                stage.close();

                assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(CancellationException.class);
                assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(4));
                assertThat(first.isConnected()).isTrue();
            }
        } finally {
            workers.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost", "file:/tmp/postcodes"})
    void refusesBaseUrlsThatAreNotHttp(String url) {
        stages.set("postcode.base-url", url);

        assertThatThrownBy(stages::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enrichment.postcode.base-url must be an http or https URL");
    }

    @Test
    void refusesToWorkWithoutABaseUrl() {
        stages.set("postcode.base-url", "");

        assertThatThrownBy(stages::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enrichment.postcode.base-url is not set, and source api needs it");
    }

    /** Takes one request, sends what it was told to and hangs up. */
    private static final class Hangup implements AutoCloseable {

        private final Thread thread;
        private volatile boolean served;

        Hangup(ServerSocket server, String answer) {
            thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    byte[] request = new byte[8192];
                    int read = 0;
                    while (!new String(request, 0, read, UTF_8).endsWith("]}")) {
                        read += socket.getInputStream().read(request, read, request.length - read);
                    }
                    socket.getOutputStream().write(answer.getBytes(UTF_8));
                    served = true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            thread.start();
        }

        @Override
        public void close() throws InterruptedException {
            thread.join();
        }
    }

    private static final class Watching implements Interceptor {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public Layer layer() {
            return Layer.OBSERVE;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            boolean answered = false;
            try {
                T answer = call.proceed();
                answered = true;
                return answer;
            } finally {
                seen.add(call.operation() + (answered ? " answered" : " failed"));
            }
        }
    }

    private static final class Skipping implements Interceptor {

        @Override
        public Layer layer() {
            return Layer.PROTECT;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            try {
                return call.proceed();
            } catch (ApiException e) {
                throw new LookupSkipped("enough failures", e);
            }
        }
    }
}
