package dev.etlpipeline.resilience.impact;

import static dev.etlpipeline.core.run.RunState.DEGRADED;
import static dev.etlpipeline.core.run.RunState.FAILED;
import static dev.etlpipeline.core.run.RunState.FENCED;
import static dev.etlpipeline.core.run.RunState.REJECTED;
import static dev.etlpipeline.core.run.RunState.RUNNING;
import static dev.etlpipeline.core.run.RunState.SUCCEEDED;
import static dev.etlpipeline.core.run.RunState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Duration AGREED = Duration.ofHours(26);

    @Test
    @Criterion("failure-impact.2")
    void anOutageLastsFromTheFirstBadEndToTheNextGoodOne() {
        Runs runs = new Runs()
                .add(0, SUCCEEDED)
                .add(24, SUSPENDED)
                .add(25, REJECTED)
                .add(27, SUCCEEDED);

        History history = history(runs, 30);

        assertThat(history.outages())
                .containsExactly(new Outage("customers", Failure.TRANSIENT, 2, end(24), end(27), true));
        assertThat(history.runs()).isEqualTo(4);
        assertThat(history.well()).isEqualTo(2);
        assertThat(history.from()).isEqualTo(Runs.MIDNIGHT);
    }

    @Test
    void anOutageThatNobodyMadeGoodGoesOn() {
        Runs runs = new Runs().add(0, SUCCEEDED).add(1, FAILED).add(2, RUNNING);

        Outage outage = history(runs, 5).outages().get(0);

        assertThat(outage.over()).isFalse();
        assertThat(outage.until()).isEqualTo(Runs.at(5));
    }

    @Test
    void aRunThatDiedIsAnOutageFromItsStart() {
        Runs runs = new Runs().killed(1).add(2, SUCCEEDED);

        assertThat(history(runs, 5).outages())
                .containsExactly(new Outage("customers", Failure.KILLED, 1, Runs.at(1), end(2), true));
    }

    @Test
    void pipelinesDoNotMakeEachOtherGood() {
        Runs runs = new Runs().add(1, FAILED).of("orders").add(2, SUCCEEDED);

        assertThat(history(runs, 5).outages()).singleElement().satisfies(outage -> {
            assertThat(outage.pipeline()).isEqualTo("customers");
            assertThat(outage.over()).isFalse();
        });
    }

    @Test
    void missingEnrichmentEndsAnOutageAndIsOneOfItsOwn() {
        Runs runs =
                new Runs().add(1, SUSPENDED).add(2, DEGRADED).add(3, DEGRADED).add(6, SUCCEEDED);

        assertThat(history(runs, 9).outages())
                .containsExactly(
                        new Outage("customers", Failure.TRANSIENT, 1, end(1), end(2), true),
                        new Outage("customers", Failure.UNENRICHED, 2, end(2), end(6), true));
    }

    @Test
    void whoWasOvertakenLastsNoTimeWhereTheOtherIsDone() {
        Runs runs = new Runs().add(1, FENCED).add(0.9, SUCCEEDED);

        assertThat(history(runs, 9).outages()).singleElement().satisfies(outage -> {
            assertThat(outage.failure()).isEqualTo(Failure.OVERTAKEN);
            assertThat(outage.lasted()).isZero();
        });
    }

    @Test
    @Criterion("failure-impact.2")
    void aLoadIsLateWhereTheOneBeforeItEndedLongerAgoThanAgreed() {
        Runs runs = new Runs()
                .add(0, SUCCEEDED)
                .add(24, FAILED)
                .add(30, SUCCEEDED)
                .add(56, SUCCEEDED)
                .add(90, SUCCEEDED);

        History history = history(runs, 100);

        assertThat(history.late())
                .containsExactly(
                        new LateLoad("customers", Failure.BUG, end(0).plus(AGREED), end(30), true),
                        new LateLoad("customers", Failure.NOT_STARTED, end(56).plus(AGREED), end(90), true));
        assertThat(history.count(Failure.NOT_STARTED)).isEqualTo(1);
        assertThat(history.lasted(Failure.NOT_STARTED)).containsExactly(Duration.ofHours(8));
    }

    @Test
    void aLoadThatDoesNotComeIsLateUntilNow() {
        Runs runs = new Runs().add(0, SUCCEEDED);

        assertThat(history(runs, 27).late())
                .containsExactly(
                        new LateLoad("customers", Failure.NOT_STARTED, end(0).plus(AGREED), Runs.at(27), false));
        assertThat(history(runs, 26).late()).isEmpty();
    }

    @Test
    void noRunsAreNoHistory() {
        History history = history(new Runs(), 7);

        assertThat(history.observed()).isZero();
        assertThat(history.runs()).isZero();
        assertThat(history.outages()).isEmpty();
    }

    private static History history(Runs runs, double now) {
        return History.of(runs.list(), AGREED, Runs.at(now));
    }

    private static Instant end(double hours) {
        return Runs.at(hours).plus(Runs.TAKES);
    }
}
