package dev.etlpipeline.chaos.apiratelimit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.etlpipeline.chaos.api.LoggedCall;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** What APIs say on a bad day: stubs that come before all that they say otherwise. */
final class Answers {

    static final int TOO_MANY = 429;
    static final int UNAVAILABLE = 503;

    private Answers() {}

    /** Too many requests, and no word of when they are welcome again. */
    static MappingBuilder tooMany() {
        return all(aResponse().withStatus(TOO_MANY));
    }

    /** Too many requests; come back in so many seconds. */
    static MappingBuilder tooMany(long retryAfter) {
        return all(aResponse().withStatus(TOO_MANY).withHeader("Retry-After", Long.toString(retryAfter)));
    }

    /** Too many requests; come back at this time, of which whole seconds count. */
    static MappingBuilder tooManyUntil(Instant date) {
        return all(aResponse()
                .withStatus(TOO_MANY)
                .withHeader("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))));
    }

    /** Too many requests; the budget is new at this time, of which whole seconds count. Companies House says it so. */
    static MappingBuilder budgetUsedUpUntil(Instant reset) {
        return all(aResponse()
                .withStatus(TOO_MANY)
                .withHeader("X-Ratelimit-Remain", "0")
                .withHeader("X-Ratelimit-Reset", Long.toString(reset.getEpochSecond())));
    }

    /** The same for one call; those after it get what the API says otherwise, so that only what they were told keeps them away. */
    static MappingBuilder once(MappingBuilder answer) {
        return answer.inScenario("once " + UUID.randomUUID())
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("said");
    }

    static MappingBuilder unavailable() {
        return all(aResponse().withStatus(UNAVAILABLE));
    }

    /** All is well, it says, and ends in the middle. */
    static MappingBuilder malformed() {
        return all(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withHeader(LoggedCall.MALFORMED, "yes")
                .withBody("{\"status\": 200, \"result\": [{\"query\": "));
    }

    private static MappingBuilder all(ResponseDefinitionBuilder answer) {
        return any(anyUrl()).willReturn(answer);
    }
}
