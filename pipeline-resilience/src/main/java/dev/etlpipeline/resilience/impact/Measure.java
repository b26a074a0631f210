package dev.etlpipeline.resilience.impact;

import static dev.etlpipeline.resilience.impact.Failure.BUG;
import static dev.etlpipeline.resilience.impact.Failure.CONFIGURATION;
import static dev.etlpipeline.resilience.impact.Failure.DATA;
import static dev.etlpipeline.resilience.impact.Failure.KILLED;
import static dev.etlpipeline.resilience.impact.Failure.NOT_STARTED;
import static dev.etlpipeline.resilience.impact.Failure.PERMISSION;
import static dev.etlpipeline.resilience.impact.Failure.RESOURCE;
import static dev.etlpipeline.resilience.impact.Failure.STOPPED;
import static dev.etlpipeline.resilience.impact.Failure.THROTTLED;
import static dev.etlpipeline.resilience.impact.Failure.TOO_MANY_ERRORS;
import static dev.etlpipeline.resilience.impact.Failure.TRANSIENT;
import static dev.etlpipeline.resilience.impact.Failure.UNENRICHED;
import static dev.etlpipeline.resilience.impact.Failure.WAREHOUSE_LOST;

import java.util.Locale;
import java.util.Map;

/**
 * What can be done about failures beside what the program does itself. Work and shares are estimates of those who built
 * it, and nobody measured them; the price is the work at {@code resilience.impact.staff-per-hour}, with what is done once
 * spread over three years.
 */
enum Measure {
    RESUME_BY_SCHEDULER(
            "let the scheduler start ./pipeline resume 15 minutes after exit code 75, three times",
            4,
            2,
            Map.of(TRANSIENT, 0.6, KILLED, 0.5, RESOURCE, 0.1)),
    WATCH_THE_CLOCK(
            "wake whoever is on call where no run ended with 0 by the agreed hour (./pipeline status)",
            6,
            4,
            Map.of(NOT_STARTED, 0.8, CONFIGURATION, 0.3, PERMISSION, 0.3, BUG, 0.3, KILLED, 0.3, STOPPED, 0.5)),
    CHECK_BEFORE(
            "run ./pipeline check with the night's file and settings an hour before the window",
            4,
            2,
            Map.of(CONFIGURATION, 0.5, PERMISSION, 0.5, DATA, 0.2, TOO_MANY_ERRORS, 0.2)),
    RENEW_BY_CALENDAR(
            "renew passwords, API keys and certificates by calendar, two weeks before they end",
            2,
            6,
            Map.of(PERMISSION, 0.5)),
    IMPORT_POSTCODES(
            "import postcodes each quarter (./pipeline reference import postcodes) as a source to fall back to",
            3,
            6,
            Map.of(THROTTLED, 0.5, UNENRICHED, 0.6)),
    AGREE_WITH_SENDER(
            "agree columns, formats and a test file with the sender, and who answers at night",
            8,
            6,
            Map.of(DATA, 0.5, TOO_MANY_ERRORS, 0.5)),
    WATCH_ROOM("warn at 80 % of disk, transaction log and connections", 4, 2, Map.of(RESOURCE, 0.7)),
    REHEARSE_RESTORE(
            "back up each night, and rehearse the restore each quarter (docs/resilience/disaster-recovery.md)",
            8,
            16,
            Map.of(WAREHOUSE_LOST, 0.9)),
    STANDBY("keep a second database server that takes over", 80, 120, Map.of(WAREHOUSE_LOST, 0.9, TRANSIENT, 0.3));

    private static final int YEARS = 3;

    private final String what;
    private final int hoursOnce;
    private final int hoursPerYear;
    private final Map<Failure, Double> avoids;

    Measure(String what, int hoursOnce, int hoursPerYear, Map<Failure, Double> avoids) {
        this.what = what;
        this.hoursOnce = hoursOnce;
        this.hoursPerYear = hoursPerYear;
        this.avoids = avoids;
    }

    /** As it is written in briefings, such as {@code check-before}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String what() {
        return what;
    }

    /** Of work, to begin with. */
    int hoursOnce() {
        return hoursOnce;
    }

    /** Of work, to keep it up. */
    int hoursPerYear() {
        return hoursPerYear;
    }

    /** The share of a failure's yearly cost that it takes away; 0 where it does nothing. */
    double avoids(Failure failure) {
        return avoids.getOrDefault(failure, 0.0);
    }

    double pricePerYear(double staffPerHour) {
        return staffPerHour * ((double) hoursOnce / YEARS + hoursPerYear);
    }
}
