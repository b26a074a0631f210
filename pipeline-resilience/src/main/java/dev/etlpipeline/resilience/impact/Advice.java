package dev.etlpipeline.resilience.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which measures pay, in which order, and what remains.
 *
 * @param recommended the one that gives most for its price first; each counted on what those before it left
 * @param rejected    those that cost more than they save, once the others are done
 * @param remaining   yearly cost of each failure when all recommended ones are done
 */
record Advice(List<Step> recommended, List<Step> rejected, Map<Failure, Double> remaining) {

    /**
     * @param price a year
     * @param saves a year
     */
    record Step(Measure measure, double price, double saves) {

        boolean pays() {
            return saves > price;
        }

        double factor() {
            return price == 0 ? Double.POSITIVE_INFINITY : saves / price;
        }
    }

    static Advice on(List<Risk> risks, double staffPerHour) {
        Map<Failure, Double> remaining = new EnumMap<>(Failure.class);
        risks.forEach(risk -> remaining.put(risk.failure(), risk.costPerYear()));
        List<Measure> open = new ArrayList<>(Arrays.asList(Measure.values()));
        List<Step> recommended = new ArrayList<>();
        for (Optional<Step> best = best(open, remaining, staffPerHour);
                best.isPresent();
                best = best(open, remaining, staffPerHour)) {
            Measure measure = best.get().measure();
            recommended.add(best.get());
            open.remove(measure);
            remaining.replaceAll((failure, cost) -> cost * (1 - measure.avoids(failure)));
        }
        List<Step> rejected =
                open.stream().map(one -> step(one, remaining, staffPerHour)).toList();
        return new Advice(List.copyOf(recommended), rejected, remaining);
    }

    private static Optional<Step> best(List<Measure> open, Map<Failure, Double> remaining, double staffPerHour) {
        return open.stream()
                .map(measure -> step(measure, remaining, staffPerHour))
                .filter(Step::pays)
                .max(Comparator.comparingDouble(Step::factor));
    }

    private static Step step(Measure measure, Map<Failure, Double> remaining, double staffPerHour) {
        double saves = remaining.entrySet().stream()
                .mapToDouble(one -> one.getValue() * measure.avoids(one.getKey()))
                .sum();
        return new Step(measure, measure.pricePerYear(staffPerHour), saves);
    }
}
