package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A headless Chromium with one page, asked by its debugging protocol. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private int asked;

    /** Where it is installed. */
    static Optional<String> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(
                                String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                        .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    Browser(String program, Path profile, URI page) throws IOException {
        process = new ProcessBuilder(List.of(
                        program,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--remote-allow-origins=*",
                        "--user-data-dir=" + profile,
                        page.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(port) && Files.size(port) > 0);
        String at = Files.readAllLines(port).get(0);
        socket = client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(
                                Awaitility.await().atMost(PATIENCE).until(() -> debugged(at), url -> !url.isEmpty())),
                        new Listener())
                .join();
    }

    private String debugged(String port) throws IOException, InterruptedException {
        String pages = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        for (JsonNode page : MAPPER.readTree(pages)) {
            if (page.path("type").asText().equals("page")) {
                return page.path("webSocketDebuggerUrl").asText();
            }
        }
        return "";
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                answers.add(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** As on a screen of this width, in dark or light. */
    void screen(int width, boolean dark) throws Exception {
        ObjectNode size = MAPPER.createObjectNode();
        size.put("width", width).put("height", 900).put("deviceScaleFactor", 1).put("mobile", width < 600);
        ask("Emulation.setDeviceMetricsOverride", size);
        ObjectNode media = MAPPER.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        ask("Emulation.setEmulatedMedia", media);
    }

    /** What an expression of the page comes to, as text. */
    String value(String expression) throws Exception {
        ObjectNode parameters = MAPPER.createObjectNode();
        parameters.put("expression", "String(" + expression + ")");
        return ask("Runtime.evaluate", parameters)
                .path("result")
                .path("result")
                .path("value")
                .asText();
    }

    private JsonNode ask(String method, ObjectNode parameters) throws Exception {
        int id = ++asked;
        ObjectNode question = MAPPER.createObjectNode();
        question.put("id", id).put("method", method).set("params", parameters);
        socket.sendText(question.toString(), true).join();
        while (true) {
            String answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer).as("an answer to " + method).isNotNull();
            JsonNode read = MAPPER.readTree(answer);
            if (read.path("id").asInt() == id) {
                return read;
            }
        }
    }

    /** With its helpers, so that nothing holds its profile. */
    @Override
    public void close() throws Exception {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }
}
