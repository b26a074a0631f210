package dev.etlpipeline.observability.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A Prometheus of the test's own, with a configuration and the alerts of {@code monitoring/}, that scrapes one address, each second. */
final class PrometheusServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    /** @param name prometheus or promtool */
    static Optional<String> installed(String name) {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    PrometheusServer(String program, Path folder, int scraped) throws IOException {
        address = "127.0.0.1:" + freePort();
        Path config = PrometheusConfig.scraping("127.0.0.1:" + scraped, folder);
        process = new ProcessBuilder(List.of(
                        program,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @return what it found, by its labels; empty where it is not there yet */
    Optional<JsonNode> ask(String query) throws InterruptedException {
        return get("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .map(data -> data.path("result"));
    }

    /** @return the rules of alerts as it has them, with their health; empty where it is not there yet */
    Optional<JsonNode> rules() throws InterruptedException {
        return get("rules?type=alert").map(data -> data.path("groups"));
    }

    private Optional<JsonNode> get(String what) throws InterruptedException {
        URI uri = URI.create("http://" + address + "/api/v1/" + what);
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            JsonNode json = MAPPER.readTree(answer.body());
            if (!json.path("status").asText().equals("success")) {
                throw new AssertionError(what + ": " + answer.body());
            }
            return Optional.of(json.path("data"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
