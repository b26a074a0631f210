package dev.etlpipeline.observability.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Plays the ingestion endpoint of Azure Monitor on loopback: takes what is sent, or is away. */
final class Ingestion implements AutoCloseable {

    private static final String PATH = "/v2.1/track";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    Ingestion() {
        server.start();
        isThere();
    }

    String connectionString() {
        return "InstrumentationKey=00000000-0000-0000-0000-0123456789ab;IngestionEndpoint=" + server.baseUrl()
                + "/;LiveEndpoint=" + server.baseUrl() + "/";
    }

    void isThere() {
        server.resetMappings();
        server.stubFor(post(PATH)
                .willReturn(okJson("{\"itemsReceived\": 1, \"itemsAccepted\": 1, \"appId\": null, \"errors\": []}")));
    }

    void isAway() {
        server.resetMappings();
        server.stubFor(post(PATH).willReturn(aResponse().withStatus(503)));
    }

    void hangs() {
        server.resetMappings();
        server.stubFor(post(PATH).willReturn(aResponse().withFixedDelay(60_000)));
    }

    /** Requests to any path. */
    int requests() {
        return server.getAllServeEvents().size();
    }

    void forget() {
        server.resetRequests();
    }

    /** Everything that was sent so far, whether it was taken or not. */
    List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        for (LoggedRequest request : server.findAll(postRequestedFor(urlEqualTo(PATH)))) {
            items.addAll(lines(request.getBody()));
        }
        return items;
    }

    /** Those of one kind: MetricData, MessageData, ExceptionData, RequestData, RemoteDependencyData. */
    List<JsonNode> items(String kind) {
        return items().stream()
                .filter(item -> item.path("data").path("baseType").asText().equals(kind))
                .map(item -> item.path("data").path("baseData"))
                .toList();
    }

    /** The first with that name, as it was sent; fails where there is none. */
    JsonNode span(String name) {
        return items().stream()
                .filter(item -> isOf(item, "RemoteDependencyData"))
                .filter(item -> base(item).path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name));
    }

    static boolean isOf(JsonNode item, String kind) {
        return item.path("data").path("baseType").asText().equals(kind);
    }

    private static JsonNode base(JsonNode item) {
        return item.path("data").path("baseData");
    }

    static String id(JsonNode span) {
        return base(span).path("id").asText();
    }

    static String tag(JsonNode item, String tag) {
        return item.path("tags").path(tag).asText();
    }

    static String said(JsonNode item, String property) {
        return base(item).path("properties").path(property).asText();
    }

    /** What the SDK keeps on disk to send later: a version, the connection string, a length, and a packed body. */
    static List<JsonNode> keptIn(Path temporary) throws IOException {
        List<JsonNode> kept = new ArrayList<>();
        try (Stream<Path> files = Files.walk(temporary.resolve("applicationinsights"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".trn")).toList()) {
                try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                    in.readInt();
                    in.readUTF();
                    kept.addAll(lines(in.readNBytes(in.readInt())));
                }
            }
        }
        return kept;
    }

    private static List<JsonNode> lines(byte[] body) {
        return text(body)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Ingestion::json)
                .toList();
    }

    /** Over all points of a metric whose property has this value. */
    double sum(String metric, String property, String value) {
        return items("MetricData").stream()
                .filter(item -> item.path("properties").path(property).asText().equals(value))
                .map(item -> item.path("metrics").path(0))
                .filter(point -> point.path("name").asText().equals(metric))
                .mapToDouble(point -> point.path("value").asDouble())
                .sum();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] body) {
        boolean packed = body.length > 2 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
        try (InputStream in =
                packed ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
