package dev.etlpipeline.sandbox.api;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How the simulated APIs behave. Begin with {@link #defaults()} and change what matters.
 *
 * @param delay what each answer takes longer than it must, at most a minute
 * @param journalEntries how many calls each server remembers, the last ones; 0 switches the journal off
 * @param unknownPostcodes the share of well-formed postcodes nobody knows, 0 to 1: terminated ones, say
 * @param unknownCompanies the share of company names nobody knows, 0 to 1
 * @param callBudgetEnforced whether the company API refuses with 429 after 600 calls in five minutes. Off by default: a
 *     run has more companies than that, and is not meant to wait
 * @param clock what the company API's rate limit goes by
 * @param postcodeAreas a file like {@code seeds/reference/postcode-areas.csv}, or empty for that one
 */
public record SimulatedApiSettings(
        Duration delay,
        int journalEntries,
        double unknownPostcodes,
        double unknownCompanies,
        boolean callBudgetEnforced,
        Clock clock,
        Optional<Path> postcodeAreas) {

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException if a value is out of its bounds; the message names it, its bounds and its value */
    public SimulatedApiSettings {
        require(
                "delay",
                "from 0 to " + LONGEST_DELAY,
                delay,
                !delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0);
        require("journalEntries", "0 or more", journalEntries, journalEntries >= 0);
        requireShare("unknownPostcodes", unknownPostcodes);
        requireShare("unknownCompanies", unknownCompanies);
    }

    /** 20 ms, the last 1,000 calls, all postcodes known, one company in twenty not, no budget. */
    public static SimulatedApiSettings defaults() {
        return new SimulatedApiSettings(
                Duration.ofMillis(20), 1000, 0, 0.05, false, Clock.systemUTC(), Optional.empty());
    }

    public SimulatedApiSettings withDelay(Duration delay) {
        return new SimulatedApiSettings(
                delay, journalEntries, unknownPostcodes, unknownCompanies, callBudgetEnforced, clock, postcodeAreas);
    }

    public SimulatedApiSettings withJournalEntries(int journalEntries) {
        return new SimulatedApiSettings(
                delay, journalEntries, unknownPostcodes, unknownCompanies, callBudgetEnforced, clock, postcodeAreas);
    }

    public SimulatedApiSettings withUnknownPostcodes(double unknownPostcodes) {
        return new SimulatedApiSettings(
                delay, journalEntries, unknownPostcodes, unknownCompanies, callBudgetEnforced, clock, postcodeAreas);
    }

    public SimulatedApiSettings withUnknownCompanies(double unknownCompanies) {
        return new SimulatedApiSettings(
                delay, journalEntries, unknownPostcodes, unknownCompanies, callBudgetEnforced, clock, postcodeAreas);
    }

    public SimulatedApiSettings withCallBudgetEnforced(boolean callBudgetEnforced) {
        return new SimulatedApiSettings(
                delay, journalEntries, unknownPostcodes, unknownCompanies, callBudgetEnforced, clock, postcodeAreas);
    }

    public SimulatedApiSettings withClock(Clock clock) {
        return new SimulatedApiSettings(
                delay, journalEntries, unknownPostcodes, unknownCompanies, callBudgetEnforced, clock, postcodeAreas);
    }

    public SimulatedApiSettings withPostcodeAreas(Path postcodeAreas) {
        return new SimulatedApiSettings(
                delay,
                journalEntries,
                unknownPostcodes,
                unknownCompanies,
                callBudgetEnforced,
                clock,
                Optional.of(postcodeAreas));
    }

    private static void requireShare(String name, double share) {
        require(name, "from 0 to 1", share, share >= 0 && share <= 1);
    }

    private static void require(String name, String bounds, Object value, boolean met) {
        if (!met) {
            throw new IllegalArgumentException(name + " must be " + bounds + ", but is " + value);
        }
    }
}
