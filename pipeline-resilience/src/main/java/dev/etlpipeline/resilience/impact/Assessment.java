package dev.etlpipeline.resilience.impact;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All that the briefing says.
 *
 * @param risks the one that costs most in a year first; one for each failure
 */
record Assessment(History history, boolean enough, Prices prices, List<Risk> risks, Advice advice) {

    /** With fewer of a kind, how long it lasts is not told by the history. */
    static final int ENOUGH_OUTAGES = 3;

    /** How much longer than usual the worst is assumed to last. */
    static final int WORST = 4;

    /** Of what never happened in so many years, hardly more than this many in these years are to be expected (95 %). */
    static final double RULE_OF_THREE = 3;

    static Assessment of(History history, ImpactSettings settings, double perHour) {
        Prices prices = Prices.of(settings, perHour);
        boolean enough = history.runs() > 0 && history.observed().compareTo(settings.minHistory()) >= 0;
        List<Risk> risks = Arrays.stream(Failure.values())
                .map(failure -> risk(failure, history, enough, guess(failure, settings.assumed()), prices))
                .sorted(Comparator.comparingDouble(Risk::costPerYear).reversed())
                .toList();
        return new Assessment(history, enough, prices, risks, Advice.on(risks, prices.staffPerHour()));
    }

    private static Failure.Guess guess(Failure failure, Map<String, ImpactSettings.Assumed> assumed) {
        ImpactSettings.Assumed set = assumed.get(failure.word());
        Failure.Guess guess = failure.guess();
        return set == null
                ? guess
                : new Failure.Guess(
                        set.perYear().orElse(guess.perYear()), set.lasts().orElse(guess.lasts()));
    }

    private static Risk risk(Failure failure, History history, boolean enough, Failure.Guess guess, Prices prices) {
        int seen = history.count(failure);
        boolean told = enough && failure.isRemembered();
        List<Duration> lasted = history.lasted(failure);
        boolean timed = lasted.size() >= ENOUGH_OUTAGES;
        Duration lasts = timed ? lasted.get(lasted.size() / 2) : guess.lasts();
        Duration worst = timed ? lasted.get(lasted.size() - 1) : lasts.multipliedBy(WORST);
        return new Risk(
                failure,
                seen,
                told ? rate(seen, history.years(), guess.perYear()) : guess.perYear(),
                told && seen > 0,
                lasts,
                timed,
                worst,
                prices.of(failure, lasts),
                prices.of(failure, worst));
    }

    /** What never came is assumed, but to come no more often than the silence allows. */
    private static double rate(int seen, double years, double assumed) {
        return seen > 0 ? seen / years : Math.min(assumed, RULE_OF_THREE / years);
    }

    /** What the history's outages and late loads have cost. */
    double spent() {
        return history.outages().stream().mapToDouble(prices::of).sum()
                + history.late().stream().mapToDouble(prices::of).sum();
    }

    /** All outages, the costliest first. */
    List<Outage> costliest() {
        Comparator<Outage> byCost = Comparator.comparingDouble(prices::of);
        return history.outages().stream().sorted(byCost.reversed()).toList();
    }

    double costPerYear() {
        return risks.stream().mapToDouble(Risk::costPerYear).sum();
    }

    double remainingPerYear() {
        return advice.remaining().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    List<Risk> at(Risk.Likelihood likelihood, Risk.Harm harm) {
        return risks.stream()
                .filter(risk -> risk.likelihood() == likelihood && risk.harm(prices.perHour()) == harm)
                .toList();
    }
}
