package dev.etlpipeline.core.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes WireMock answer bulk postcode requests as postcodes.io does, and counts how many it answers at once. */
final class PostcodeAnswers implements ResponseDefinitionTransformerV2 {

    static final String NAME = "postcodes";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private volatile CyclicBarrier barrier = new CyclicBarrier(1);

    void reset() {
        known.clear();
        mostInFlight.set(0);
        barrier = new CyclicBarrier(1);
    }

    /** @param result the JSON object behind {@code result} */
    void knows(String postcode, String result) {
        known.put(postcode, result);
    }

    /** Lets nobody through until so many requests are here at the same time. */
    void answerOnlyTogether(int requests) {
        barrier = new CyclicBarrier(requests);
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            barrier.await(10, TimeUnit.SECONDS);
            return ResponseDefinitionBuilder.okForJson(null)
                    .withBody(answer(event.getRequest().getBody()).toString())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("fewer requests at once than expected", e);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private ObjectNode answer(byte[] request) throws IOException {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (JsonNode postcode : json.readTree(request).path("postcodes")) {
            String answer = known.get(postcode.textValue());
            result.addObject()
                    .put("query", postcode.textValue())
                    .set("result", answer == null ? null : json.readTree(answer));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", 200);
        body.set("result", result);
        return body;
    }
}
