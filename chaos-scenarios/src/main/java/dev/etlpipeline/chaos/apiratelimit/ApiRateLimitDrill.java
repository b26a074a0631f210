package dev.etlpipeline.chaos.apiratelimit;

import dev.etlpipeline.chaos.api.Api;
import dev.etlpipeline.chaos.child.Installed;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.invariant.StandardInvariants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An API takes no more calls in the middle of a load, or fails in another way; the other one stays well. */
public final class ApiRateLimitDrill implements Drill {

    private static final String LOG = "the API's own log of requests";
    private static final long AN_HOUR = 3600;

    private static final Protection BREAKER = new Protection(
            "breaker",
            "No circuit opens: a failing API is asked on and on",
            "unavailable",
            Map.of(
                    "resilience.api.postcode.minimum-calls", "10000",
                    "resilience.api.postcode.window", "10000",
                    "resilience.api.company.minimum-calls", "10000",
                    "resilience.api.company.window", "10000"));

    private static final Protection FALLBACK = new Protection(
            "fallback",
            "Nobody stands in for an API",
            "too-many-requests",
            Map.of("resilience.fallback.postcode.enabled", "false", "resilience.fallback.company.enabled", "false"));

    private static final Protection RETRY = new Protection(
            "retry", "Nobody heeds what an API asks for", "asked-to-wait", Map.of("resilience.retry.enabled", "false"));

    private static final Fault<Asking> ASKED_TO_WAIT = new Fault<>(
            "asked-to-wait",
            "The company API refuses a call (429) and says when it will take calls again",
            asking -> asking.answers(Answers.once(Answers.tooMany(1))),
            Asking::mend,
            ApiRateLimitDrill::refused);

    private static final Fault<Asking> ASKED_TO_WAIT_AN_HOUR = new Fault<>(
            "asked-to-wait-an-hour",
            "The company API refuses calls (429) and wants to be left alone for an hour",
            asking -> asking.answers(Answers.tooMany(AN_HOUR)),
            Asking::mend,
            ApiRateLimitDrill::refused);

    private static final Fault<Asking> TOO_MANY_REQUESTS = new Fault<>(
            "too-many-requests",
            "The company API refuses calls (429) and does not say for how long",
            asking -> asking.answers(Answers.tooMany()),
            Asking::mend,
            ApiRateLimitDrill::refused);

    private static final Fault<Asking> UNAVAILABLE = new Fault<>(
            "unavailable",
            "The postcode API is not available (503)",
            asking -> asking.answers(Answers.unavailable()),
            Asking::mend,
            asking -> served(asking, Answers.UNAVAILABLE));

    private static final Fault<Asking> SLOW = new Fault<>(
            "slow",
            "The postcode API answers, but takes more than a second for it",
            asking -> asking.slowsDown(Asking.SLOW.multipliedBy(2)),
            Asking::mend,
            asking -> hit(asking, asking.log(asking.broken()).slowerThan(Asking.SLOW), "slow answers"));

    private static final Fault<Asking> MALFORMED = new Fault<>(
            "malformed",
            "The postcode API says 200 OK, and its answers end in the middle",
            asking -> asking.answers(Answers.malformed()),
            Asking::mend,
            asking -> hit(asking, asking.log(asking.broken()).malformed(), "malformed answers"));

    @Override
    public String name() {
        return "api-rate-limit";
    }

    @Override
    public String title() {
        return "An API takes no more calls in the middle of a load";
    }

    @Override
    public List<Protection> protections() {
        return List.of(BREAKER, FALLBACK, RETRY);
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        return List.of(
                askedToWait(),
                askedToWaitAnHour(),
                outage(TOO_MANY_REQUESTS, Api.COMPANY),
                outage(UNAVAILABLE, Api.POSTCODE),
                outage(SLOW, Api.POSTCODE),
                outage(MALFORMED, Api.POSTCODE));
    }

    @Override
    public List<String> inTwoMinutes() {
        return List.of(ASKED_TO_WAIT.name(), ASKED_TO_WAIT_AN_HOUR.name(), UNAVAILABLE.name(), SLOW.name());
    }

    /** Short waits cost time and no answers. */
    private static Experiment<Asking> askedToWait() {
        return load(
                        ASKED_TO_WAIT,
                        (context, journal) ->
                                Asking.open(context, journal, Api.COMPANY).withLongAnswers())
                .meanwhile("it named one second", asking -> asking.awaitTold(Duration.ofSeconds(1)))
                .meanwhile("it names a date", asking -> {
                    asking.awaitCallsAgain();
                    Instant date = Asking.wholeSecondIn(Duration.ofSeconds(2));
                    asking.answers(Answers.once(Answers.tooManyUntil(date)));
                    asking.awaitTold(date);
                })
                .meanwhile("it says when its budget is new", asking -> {
                    asking.awaitCallsAgain();
                    Instant reset = Asking.wholeSecondIn(Duration.ofSeconds(2));
                    asking.answers(Answers.once(Answers.budgetUsedUpUntil(reset)));
                    asking.awaitTold(reset);
                })
                .afterwards("the load comes to its end", Asking::end)
                .invariant("nobody called before the time that was named", LOG, CallChecks::nobodyCameEarly)
                .invariant("the run ends SUCCEEDED", "exit code, state", asking -> RunChecks.ended(asking, "SUCCEEDED"))
                .invariant("all answers are the API's", "data_source", RunChecks::nobodyStoodIn)
                .invariant("no key is asked for again and again", LOG, CallChecks::fewCallsPerKey)
                .invariant("never more calls at once than allowed", LOG, CallChecks::neverTooManyAtOnce)
                .invariants(StandardInvariants.of(Asking::books));
    }

    /** Nobody waits an hour. */
    private static Experiment<Asking> askedToWaitAnHour() {
        return degrading(load(ASKED_TO_WAIT_AN_HOUR, (context, journal) -> Asking.open(context, journal, Api.COMPANY))
                .meanwhile("it named an hour", asking -> asking.awaitTold(Duration.ofSeconds(AN_HOUR)))
                .afterwards("the load comes to its end", Asking::end)
                .invariant("nobody called again in this run", LOG, CallChecks::nobodyCameAgain));
    }

    private static Experiment<Asking> outage(Fault<Asking> fault, Api broken) {
        return degrading(load(
                        fault,
                        (context, journal) ->
                                Asking.open(context, journal, broken).withHastyCircuits())
                .meanwhile("its circuit opens", Asking::awaitOpenCircuit)
                .meanwhile("another fifth is loaded without it", Asking::awaitAnotherFifth)
                .afterwards("the load comes to its end", Asking::end)
                .invariant(
                        "its circuit went CLOSED > OPEN > HALF_OPEN > CLOSED",
                        "signals of the run",
                        RunChecks::circuitWentRound)
                .invariant("the load keeps its pace without it", "commits by time", RunChecks::loadKeepsItsPace)
                .invariant("the other API is asked as ever", LOG, CallChecks::healthyApiIsAskedAsEver));
    }

    private static Experiment<Asking> load(Fault<Asking> fault, Experiment.World<Asking> world) {
        return Experiment.of(fault, world)
                .steadyState("what protects is installed", "module", asking -> Installed.protection())
                .steadyState("an undisturbed run loads the file", "a run into a table of its own", Asking::control)
                .given("some answers are known from yesterday, some postcodes imported", Asking::rememberYesterday)
                .given("a load of the same file has committed 20 %", Asking::beginAndAwaitAFifth);
    }

    /** What holds where some answers could not be had, and are filled in later. */
    private static Experiment<Asking> degrading(Experiment<Asking> outage) {
        return outage.afterwards("the API is asked again for what is missing", Asking::backfill)
                .invariant("the run ends DEGRADED", "exit code, state", asking -> RunChecks.ended(asking, "DEGRADED"))
                .invariant(
                        "cache and reference data answered instead, and the rows say so",
                        "data_source, and values beside the control run's",
                        RunChecks::substitutesAnswered)
                .invariant("no key is asked for again and again", LOG, CallChecks::fewCallsPerKey)
                .invariant("never more calls at once than allowed", LOG, CallChecks::neverTooManyAtOnce)
                .invariant("backfill leaves no row marked", "data_source", RunChecks::filledIn)
                .invariants(StandardInvariants.of(Asking::books));
    }

    static Finding refused(Asking asking) {
        return served(asking, Answers.TOO_MANY);
    }

    private static Finding served(Asking asking, int status) {
        return hit(asking, asking.log(asking.broken()).with(status), "answers " + status);
    }

    private static Finding hit(Asking asking, long times, String what) {
        return Finding.of(times > 0, asking.broken().target() + " gave " + times + " " + what);
    }
}
