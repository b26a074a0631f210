package dev.etlpipeline.chaos.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as the API saw it, to the millisecond.
 *
 * @param answered just before the answer was sent
 * @param malformed whether its body ended in the middle
 * @param keys     what was asked for: a path, or what a bulk call names
 */
public record LoggedCall(Instant came, Instant answered, int status, boolean malformed, List<String> keys) {

    /** A header by which stubs say that their answer is malformed. */
    public static final String MALFORMED = "X-Malformed";

    private static final ObjectMapper JSON = new ObjectMapper();

    public static LoggedCall of(ServeEvent event) {
        Instant came = event.getRequest().getLoggedDate().toInstant();
        long took = millis(event.getTiming().getProcessTime())
                + millis(event.getTiming().getAddedDelay());
        return new LoggedCall(
                came,
                came.plusMillis(took),
                event.getResponse().getStatus(),
                event.getResponse().getHeaders().getHeader(MALFORMED).isPresent(),
                keys(event));
    }

    private static long millis(@Nullable Integer time) {
        return time == null ? 0 : time;
    }

    private static List<String> keys(ServeEvent event) {
        if (!event.getRequest().getMethod().equals(RequestMethod.POST)) {
            return List.of(event.getRequest().getUrl());
        }
        try {
            List<String> keys = new ArrayList<>();
            JsonNode asked = JSON.readTree(event.getRequest().getBodyAsString()).path("postcodes");
            asked.forEach(postcode -> keys.add(postcode.asText()));
            return keys;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a bulk call that is no JSON", e);
        }
    }

    public boolean cameBetween(Instant from, Instant until) {
        return came.isAfter(from) && came.isBefore(until);
    }
}
