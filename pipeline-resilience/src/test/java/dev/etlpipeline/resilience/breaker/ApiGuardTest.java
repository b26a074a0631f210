package dev.etlpipeline.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.core.enrich.ApiException.Kind;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.retry.HeldBack;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ApiGuardTest {

    private static final String API = "postcode-api";

    private final GuardedRun run = new GuardedRun()
            .set("resilience.api.postcode.window", "4")
            .set("resilience.api.postcode.minimum-calls", "4")
            .set("resilience.api.postcode.trial-calls", "2");
    private final AtomicInteger made = new AtomicInteger();

    private static ApiException status(int status) {
        return ApiException.ofStatus(API, status, API + " answered " + status, null, null);
    }

    private String ask() throws Exception {
        return run.call(API, () -> {
            made.incrementAndGet();
            return "answer";
        });
    }

    @Test
    @Criterion("error-thresholds.3")
    void leavesTheApiAloneFromTheSetShareOfFailuresOn() throws Exception {
        run.set("resilience.api.postcode.failure-rate", "50").begin();
        ask();
        ask();
        run.fails(API, status(503));
        assertThat(ask()).isEqualTo("answer"); // one of four

        run.fails(API, status(503)); // two of the last four

        assertThatThrownBy(this::ask).isInstanceOf(CallNotPermittedException.class);
        assertThat(made).hasValue(3);
    }

    @Test
    void countsSlowCallsToo() throws Exception {
        run.set("resilience.api.postcode.slow-call", "PT1S").begin();

        for (int i = 0; i < 4; i++) {
            run.call(API, () -> {
                run.time.pass(Duration.ofSeconds(2));
                return "late";
            });
        }

        assertThatThrownBy(this::ask).isInstanceOf(CallNotPermittedException.class);
        assertThat(run.signal(0).message()).contains("0 % failed and 100 % were slow");
    }

    @Test
    void doesNotCountWhatTheApiRefuses() throws Exception {
        run.begin();

        for (int i = 0; i < 10; i++) {
            run.fails(API, status(404));
        }

        assertThat(ask()).isEqualTo("answer");
    }

    @Test
    void doesNotCountWhatWasHeldBack() throws Exception {
        run.begin();

        for (int i = 0; i < 10; i++) {
            run.fails(API, new HeldBack(API));
        }

        assertThat(ask()).isEqualTo("answer");
    }

    @Test
    void countsTimeoutsBrokenLinesAndMalformedBodies() {
        run.begin();

        run.fails(API, ApiException.of(API, Kind.TIMEOUT, "late", null));
        run.fails(API, ApiException.of(API, Kind.CONNECT, "gone", null));
        run.fails(API, ApiException.of(API, Kind.MALFORMED_BODY, "odd", null));
        run.fails(API, status(429));

        assertThat(run.signals()).containsExactly("circuit.opened");
    }

    @Test
    @Criterion("circuit-breaker.2")
    @Criterion("circuit-breaker.4")
    void triesAgainAfterTheSetTimeAndSaysSo() throws Exception {
        run.set("resilience.api.postcode.open-for", "PT1M").begin();
        for (int i = 0; i < 4; i++) {
            run.fails(API, status(503));
        }
        run.time.pass(Duration.ofSeconds(59));
        assertThatThrownBy(this::ask).isInstanceOf(CallNotPermittedException.class);

        run.time.pass(Duration.ofSeconds(2));
        ask();
        ask();

        assertThat(run.signals()).containsExactly("circuit.opened", "circuit.half-open", "circuit.closed");
        assertThat(run.signal(0).facts()).containsEntry("api", API).containsEntry("failed_percent", 100);
    }

    @Test
    void opensAgainWhereTheTrialFails() {
        run.begin();
        for (int i = 0; i < 4; i++) {
            run.fails(API, status(503));
        }
        run.time.pass(Duration.ofSeconds(31));

        run.fails(API, status(503));
        run.fails(API, status(503));

        assertThat(run.signals()).containsExactly("circuit.opened", "circuit.half-open", "circuit.opened");
    }

    @Test
    @Criterion("circuit-breaker.5")
    void knowsNothingOfTheOtherApi() throws Exception {
        run.begin();
        for (int i = 0; i < 20; i++) {
            run.fails("company-api", status(503));
        }

        assertThat(ask()).isEqualTo("answer");
        assertThatThrownBy(() -> run.call("company-api", () -> "answer")).isInstanceOf(CallNotPermittedException.class);
    }

    @Test
    void waitsForTheRateAndNoLonger() throws Exception {
        run.set("resilience.api.postcode.calls", "1")
                .set("resilience.api.postcode.period", "PT1H")
                .set("resilience.api.postcode.wait-for-permit", "PT90M")
                .begin();
        ask();

        ask();

        assertThat(run.time.paused()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(run.signals()).isEmpty();
    }

    @Test
    void givesUpWhereTheRateHasNoRoomInTime() throws Exception {
        run.set("resilience.api.postcode.calls", "1")
                .set("resilience.api.postcode.period", "PT1H")
                .set("resilience.api.postcode.wait-for-permit", "PT1M")
                .begin();
        ask();

        assertThatThrownBy(this::ask).isInstanceOf(RequestNotPermitted.class);
        assertThat(run.time.pauses()).isEmpty();
        assertThat(made).hasValue(1);
    }

    @Test
    void waitsNoLongerOnceTheRunIsToEnd() throws Exception {
        run.set("resilience.api.postcode.calls", "1")
                .set("resilience.api.postcode.period", "PT1H")
                .set("resilience.api.postcode.wait-for-permit", "PT2H")
                .begin();
        ask();
        run.time.whilePausing(run::stop);

        assertThatThrownBy(this::ask).isInstanceOf(CancellationException.class);
        assertThat(run.time.paused()).isLessThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void makesNoCallThatWaitedWhileTheCircuitOpened() throws Exception {
        run.set("resilience.api.postcode.calls", "7")
                .set("resilience.api.postcode.period", "PT1H")
                .set("resilience.api.postcode.wait-for-permit", "PT90M")
                .begin();
        for (int i = 0; i < 7; i++) {
            ask();
        }
        made.set(0);
        AtomicInteger others = new AtomicInteger();
        run.time.whilePausing(() -> {
            if (others.incrementAndGet() == 1) { // others, which were let through before, fail meanwhile
                run.openCircuit(API);
            }
        });

        assertThatThrownBy(this::ask).isInstanceOf(CallNotPermittedException.class);
        assertThat(made).hasValue(0);
    }

    @Test
    void knowsTheBudgetOfCompaniesHouse() throws Exception {
        run.set("enrichment.company.base-url", "https://api.company-information.service.gov.uk")
                .set("resilience.api.company.wait-for-permit", "PT0S")
                .begin();
        for (int i = 0; i < 600; i++) {
            run.call("company-api", () -> "answer");
        }

        assertThatThrownBy(() -> run.call("company-api", () -> "answer")).isInstanceOf(RequestNotPermitted.class);
    }
}
