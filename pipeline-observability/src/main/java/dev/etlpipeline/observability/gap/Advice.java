package dev.etlpipeline.observability.gap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A step, in its turn. The step that wins most for an hour's work comes first, and what it lights counts for no later one. What
 * a failure is worth is the weight of what the core alone shows of it.
 *
 * @param lights what it lights and none before it did
 * @param wins   their weights, added up
 */
record Advice(Step step, List<FailurePoint> lights, int wins) {

    /** All steps that win anything, the best first. */
    static List<Advice> of(Gaps gaps) {
        List<Step> left = new ArrayList<>(gaps.steps());
        List<FailurePoint> dark = new ArrayList<>(gaps.points());
        List<Advice> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Advice best = left.stream()
                    .map(step -> of(step, dark))
                    .max(Comparator.comparingDouble(Advice::perHour))
                    .orElseThrow();
            if (best.wins() == 0) {
                break;
            }
            ordered.add(best);
            left.remove(best.step());
            dark.removeAll(best.lights());
        }
        return ordered;
    }

    private static Advice of(Step step, List<FailurePoint> dark) {
        List<FailurePoint> lights = dark.stream()
                .filter(point -> step.lights().contains(point.word()))
                .toList();
        return new Advice(
                step,
                lights,
                lights.stream().mapToInt(point -> point.core().weight()).sum());
    }

    private double perHour() {
        return wins / (double) step.hours();
    }

    List<String> words() {
        return lights.stream().map(FailurePoint::word).toList();
    }
}
