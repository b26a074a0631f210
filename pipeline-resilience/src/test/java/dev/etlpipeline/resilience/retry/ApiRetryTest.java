package dev.etlpipeline.resilience.retry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An API on this machine that refuses, is cut off or is busy for a while, and a whole run that asks it. */
@Timeout(120)
class ApiRetryTest {

    private static final String LONDON = """
            {"status": 200, "result": [{"query": "SW1A 1AA", "result": {"postcode": "SW1A 1AA", "country": "England",
             "region": "London", "admin_district": "Westminster", "longitude": -0.14, "latitude": 51.5}}]}
            """;

    @TempDir
    Path folder;

    private final List<String> signals = new CopyOnWriteArrayList<>();
    private final WireMockServer api =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop();
    }

    @Test
    @Criterion("retry.2")
    @Criterion("retry.4")
    void getsThroughResetsServerErrorsAndTruncatedAnswers() throws Exception {
        answers(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withStatus(503),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                okJson(LONDON));

        RunResult result = run();

        assertEnriched(result);
        assertThat(requests()).hasSize(4);
        assertThat(signals).containsExactly("retry.attempt", "retry.attempt", "retry.attempt", "retry.succeeded");
    }

    @Test
    @Criterion("retry.4")
    void doesNotCallBeforeTheSecondsAreOver() throws Exception {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "2"), okJson(LONDON));

        assertEnriched(run());

        assertThat(between()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void doesNotCallBeforeTheDate() throws Exception {
        Instant then = Instant.now().plusSeconds(3);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(then, ZoneOffset.UTC));
        answers(aResponse().withStatus(429).withHeader("Retry-After", date), okJson(LONDON));

        assertEnriched(run());

        assertThat(requests().get(1).getLoggedDate().toInstant())
                .isAfterOrEqualTo(Instant.ofEpochSecond(then.getEpochSecond()));
    }

    @Test
    void doesNotCallBeforeTheAllowanceIsNew() throws Exception {
        long then = Instant.now().getEpochSecond() + 3;
        answers(aResponse().withStatus(429).withHeader("X-Ratelimit-Reset", Long.toString(then)), okJson(LONDON));

        assertEnriched(run());

        assertThat(requests().get(1).getLoggedDate().toInstant()).isAfterOrEqualTo(Instant.ofEpochSecond(then));
    }

    @Test
    @Criterion("retry.2")
    void callsOnceWhereTheKeyIsRefused() throws Exception {
        answers(aResponse().withStatus(401));

        RunResult result = run();

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(requests()).hasSize(1);
        assertThat(signals).containsExactly("retry.declined");
    }

    @Test
    @Criterion("retry.2")
    void callsAsOftenAsSettingsSayAndLetsTheFailureOut() throws Exception {
        answers(aResponse().withStatus(500));

        RunResult result = run("resilience.retry.api-call.attempts=3");

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed().orElseThrow()).hasMessageContaining("answered 500");
        assertThat(requests()).hasSize(3);
        assertThat(signals).containsExactly("retry.attempt", "retry.attempt", "retry.exhausted");
    }

    /** One after another; the last one for ever. */
    private void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            String next = i + 1 < answers.length ? "after " + i : state(i);
            api.stubFor(post(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(state(i))
                    .willReturn(answers[i])
                    .willSetStateTo(next));
        }
    }

    private static String state(int answer) {
        return answer == 0 ? Scenario.STARTED : "after " + (answer - 1);
    }

    private RunResult run(String... more) throws Exception {
        String[] settings = new String[more.length + 4];
        settings[0] = "enrichment.postcode.base-url=http://127.0.0.1:" + api.port();
        settings[1] = "enrichment.postcode.max-concurrent=1";
        settings[2] = "resilience.retry.api-call.initial-wait=PT0.01S";
        settings[3] = "load.chunk-rows=1000";
        System.arraycopy(more, 0, settings, 4, more.length);
        PeopleRun run = new PeopleRun(
                        folder, "jdbc:h2:file:" + folder.resolve("db").toAbsolutePath() + ";MODE=MSSQLServer", settings)
                .retried(false);
        run.modules().listen(new RunListener() {
            @Override
            public void signalled(dev.etlpipeline.core.run.RunContext context, Signal signal) {
                if (signal.name().startsWith("retry.")) {
                    signals.add(signal.name());
                }
            }
        });
        return run.run(true);
    }

    private static void assertEnriched(RunResult result) {
        assertThat(result.failed()).isEmpty();
        assertThat(result.enrichment()).containsEntry("Full", (long) PeopleRun.PEOPLE);
    }

    /** In the order in which they came. */
    private List<LoggedRequest> requests() {
        List<LoggedRequest> requests = api.findAll(postRequestedFor(anyUrl()));
        return requests.stream()
                .sorted(java.util.Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    private Duration between() {
        List<LoggedRequest> both = requests();
        assertThat(both).hasSize(2);
        return Duration.between(
                both.get(0).getLoggedDate().toInstant(),
                both.get(1).getLoggedDate().toInstant());
    }
}
