package dev.etlpipeline.app.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Stands for both APIs, fails in one way, and repeats in its answer whatever it was asked, as some do. */
final class EchoingApi implements AutoCloseable {

    private final HttpServer server;
    private final int status;
    private final String before;
    private final String after;

    private EchoingApi(int status, String before, String after) throws IOException {
        this.status = status;
        this.before = before;
        this.after = after;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static EchoingApi answering(int status) throws IOException {
        return new EchoingApi(status, "{\"error\": \"refused: ", "\"}");
    }

    /** 200, and no JSON. */
    static EchoingApi talkingNonsense() throws IOException {
        return new EchoingApi(200, "<p>", "</p>");
    }

    /** 200, and JSON of another form. */
    static EchoingApi ofAnotherForm() throws IOException {
        return new EchoingApi(200, "{\"result\": \"", "\"}");
    }

    /** What has a child ask it, once for each call. */
    List<String> settings() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return List.of(
                "--set",
                "enrichment.postcode.base-url=" + url,
                "--set",
                "enrichment.company.base-url=" + url,
                "--set",
                "resilience.retry.enabled=false",
                "--set",
                "resilience.fallback.postcode.enabled=false",
                "--set",
                "resilience.fallback.company.enabled=false");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI()
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = (before + asked.replace("\"", "") + after).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
