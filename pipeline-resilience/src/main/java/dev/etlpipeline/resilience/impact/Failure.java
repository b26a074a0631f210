package dev.etlpipeline.resilience.impact;

import java.time.Duration;
import java.util.Locale;

/**
 * Each failure that the code can name, and what follows from it for the business. Those of the error classes come first,
 * then those that are run states, then what no run can tell.
 */
enum Failure {
    TRANSIENT(
            "a database or API stays away longer than a run waits",
            "new and changed customers are missing until it goes on",
            "orders of new customers wait",
            "broken where it lasts longer than the slack",
            new Guess(6, Duration.ofHours(1))),
    THROTTLED(
            "an API asks for fewer calls",
            "none, or later by minutes to hours",
            "none",
            "broken where a large file meets a small allowance",
            new Guess(12, Duration.ofMinutes(30))),
    OUTCOME_UNKNOWN(
            "the answer to a commit was lost",
            "none: nothing is loaded twice",
            "none",
            "kept, where the run is started again at once",
            new Guess(2, Duration.ofMinutes(30))),
    DATA(
            "a file or its rows cannot be loaded",
            "those customers keep yesterday's address, phone and status",
            "mail and calls go to the old address",
            "broken: only the sender can mend the file",
            new Guess(12, Duration.ofHours(4))),
    CONFIGURATION(
            "settings, definition or table do not fit",
            "all are as of the last load",
            "orders of new customers wait",
            "broken, mostly on the day of a change",
            new Guess(4, Duration.ofHours(3))),
    PERMISSION(
            "a login, right, key or certificate is refused",
            "all are as of the last load",
            "orders of new customers wait",
            "broken: whoever renews it is seldom there at night",
            new Guess(2, Duration.ofHours(6))),
    RESOURCE(
            "no room: disk, memory, log, connections",
            "new and changed customers are missing until there is room",
            "orders of new customers wait",
            "broken where it takes hours to make room",
            new Guess(2, Duration.ofHours(4))),
    BUG(
            "a fault of the pipeline",
            "all are as of the last load",
            "orders of new customers wait",
            "broken: it takes a release",
            new Guess(1, Duration.ofHours(12))),
    TOO_MANY_ERRORS(
            "a share of bad records above the threshold",
            "all are as of the last load; no wrong row is seen",
            "orders of new customers wait",
            "broken: somebody has to look at the file",
            new Guess(6, Duration.ofHours(5))),
    KILLED(
            "process or machine died in the middle of a run",
            "part is of today, part as of the last load",
            "orders of some new customers wait",
            "kept, where the run is resumed within the slack",
            new Guess(4, Duration.ofHours(2))),
    STOPPED(
            "somebody stopped a run by hand",
            "part is of today, part as of the last load",
            "orders of some new customers wait",
            "kept, where it is started again within the slack",
            new Guess(4, Duration.ofHours(1))),
    OVERTAKEN(
            "a run slept, and another took over",
            "none: the one that took over loads the file",
            "none",
            "kept",
            new Guess(1, Duration.ofMinutes(30))),
    UNENRICHED(
            "rows were loaded without region or company",
            "risk level and region are missing or coarse",
            "wrong tariff or risk class until the backfill",
            "kept: the rows are there",
            new Guess(12, Duration.ofHours(12))),
    NOT_STARTED(
            "no run began in time: not started, or refused at once",
            "all are as of the last load, and nobody knows",
            "orders of new customers wait",
            "broken",
            new Guess(3, Duration.ofHours(8))),
    WAREHOUSE_LOST(
            "database or machine lost, no restore rehearsed",
            "no customer can be looked up at all",
            "all that needs the warehouse stands still",
            "broken, for all who read the warehouse",
            new Guess(0.1, Duration.ofDays(3)));

    /**
     * What is assumed where history is too short; nobody measured it.
     *
     * @param perYear how often
     * @param lasts   how long, from the end of the run that failed to the end of the one that made it good
     */
    record Guess(double perYear, Duration lasts) {}

    private final String what;
    private final String customers;
    private final String income;
    private final String agreement;
    private final Guess guess;

    Failure(String what, String customers, String income, String agreement, Guess guess) {
        this.what = what;
        this.customers = customers;
        this.income = income;
        this.agreement = agreement;
        this.guess = guess;
    }

    /** As it is written in settings and briefings, such as {@code too-many-errors}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String what() {
        return what;
    }

    /** What customers, and those who talk to them, notice. */
    String customers() {
        return customers;
    }

    String income() {
        return income;
    }

    /** What becomes of the agreement by when data are loaded. */
    String agreement() {
        return agreement;
    }

    Guess guess() {
        return guess;
    }

    /** Whether the rows are loaded all the same. */
    boolean isDegradation() {
        return this == UNENRICHED;
    }

    /** Whether the warehouse can remember it: what was lost with it, it can not. */
    boolean isRemembered() {
        return this != WAREHOUSE_LOST;
    }
}
