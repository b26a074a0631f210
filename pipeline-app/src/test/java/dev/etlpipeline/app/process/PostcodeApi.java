package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A postcode API that knows no postcode, and that at the sight of one of them holds its answer back until the gate is
 * opened, or refuses: a run can be caught between two chunks, at will and not by luck.
 */
final class PostcodeApi implements AutoCloseable {

    /** The postcode that is special. */
    static final String GATE = "ZE1 0AA";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final int gateStatus;

    private PostcodeApi(int gateStatus) throws IOException {
        this.gateStatus = gateStatus;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/postcodes", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Holds the gate's answer back. */
    static PostcodeApi withGate() throws IOException {
        return new PostcodeApi(200);
    }

    /** Answers the gate's postcode with this status, at once. */
    static PostcodeApi refusing(int status) throws IOException {
        PostcodeApi api = new PostcodeApi(status);
        api.open();
        return api;
    }

    String place() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What has a child ask this API, as patiently as it takes. */
    List<String> settings() {
        return List.of(
                "--set",
                "enrichment.postcode.base-url=http://" + place(),
                // Nobody has a company, so nobody is asked; without this the simulated APIs would be started.
                "--set",
                "enrichment.company.base-url=http://" + place(),
                "--set",
                "enrichment.postcode.read-timeout=PT5M",
                "--set",
                "enrichment.postcode.call-timeout=PT5M");
    }

    /** From now on all is answered. */
    void open() {
        opened.countDown();
    }

    /** Waits until somebody stands at the gate. */
    void awaitReached() throws InterruptedException {
        assertThat(reached.await(ChildPipeline.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectMapper mapper = new ObjectMapper();
            JsonNode asked = mapper.readTree(exchange.getRequestBody()).get("postcodes");
            ObjectNode answer = mapper.createObjectNode().put("status", 200);
            boolean gate = false;
            for (JsonNode postcode : asked) {
                answer.withArray("result")
                        .addObject()
                        .put("query", postcode.asText())
                        .putNull("result");
                gate |= postcode.asText().equals(GATE);
            }
            if (gate) {
                reached.countDown();
                opened.await();
            }
            byte[] body = mapper.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(gate ? gateStatus : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open();
        server.stop(0);
        threads.shutdownNow();
    }
}
