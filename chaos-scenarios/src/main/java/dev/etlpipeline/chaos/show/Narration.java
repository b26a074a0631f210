package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A drill in words, as lines that fit. */
final class Narration {

    private static final int HEAD = 23;

    private final Paint paint;
    private final int width;

    Narration(Paint paint, int width) {
        this.paint = paint;
        this.width = width;
    }

    List<String> began(String title, DrillContext context) {
        String without = context.without() == null
                ? ""
                : ", WITHOUT " + context.without().name();
        return strong(title + " (seed " + context.seed() + without + ")");
    }

    List<String> experiment(String fault, String title) {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(strong("== " + fault + ": " + title));
        return lines;
    }

    private List<String> strong(String text) {
        return Lines.wrapped(text, width).stream().map(paint::strong).toList();
    }

    /** None for a signal that changes nothing in the picture of things. */
    List<String> entry(Entry entry, Instant began) {
        if (entry.kind() == Kind.SIGNAL && !changesAState(entry)) {
            return List.of();
        }
        String kind = entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String head = String.format(Locale.ROOT, "%9s  ", at(entry.at(), began))
                + paint.of(entry.kind(), String.format(Locale.ROOT, "%-12s", kind));
        return Lines.hanging(head, HEAD, entry.text(), width);
    }

    private static boolean changesAState(Entry entry) {
        String signal = String.valueOf(entry.facts().get("signal")).replace("\"", "");
        return !signal.equals("retry.attempt");
    }

    List<String> sample(Sample sample, Instant began) {
        String breakers = breakers(sample.breakers());
        return Lines.hanging(
                String.format(Locale.ROOT, "%9s  %-12s", at(sample.at(), began), ""),
                HEAD,
                rows(sample) + ", " + sample.retries() + " retries, queue " + sample.queue()
                        + (breakers.isEmpty() ? "" : ", " + breakers),
                width);
    }

    static String rows(Sample sample) {
        Long rows = sample.rows();
        return rows == null ? "no target to be seen" : String.format(Locale.ROOT, "%,d rows", rows);
    }

    static String breakers(Map<String, String> breakers) {
        return breakers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String at(Instant moment, Instant began) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(began, moment).toMillis() / 1000.0);
    }

    List<String> invariant(Examined invariant) {
        String word = invariant.outcome().name().toLowerCase(Locale.ROOT);
        String head = "  " + paint.of(invariant.outcome(), String.format(Locale.ROOT, "%-8s", word));
        List<String> lines = new ArrayList<>(Lines.hanging(head, 10, invariant.name(), width));
        if (!invariant.evidence().isBlank()) {
            Lines.hanging(" ".repeat(10), 10, invariant.evidence(), width).stream()
                    .map(paint::faint)
                    .forEach(lines::add);
        }
        return lines;
    }

    List<String> verdict(ExperimentResult experiment) {
        Milestones when = Milestones.of(experiment.entries());
        List<String> lines = new ArrayList<>();
        String head = "== " + experiment.fault() + ": ";
        String why = experiment.reason().isEmpty() ? "" : ": " + experiment.reason();
        List<String> plain = Lines.hanging(head, 3, experiment.verdict() + why, width);
        String word = experiment.verdict().name();
        lines.add(plain.get(0).replaceFirst(word, paint.of(experiment.verdict()).replace("$", "\\$")));
        lines.addAll(plain.subList(1, plain.size()));
        if (when.injected() != null) {
            lines.addAll(Lines.hanging(
                    "   ",
                    3,
                    "felt after " + Spans.words(when.toDetection()) + ", first commit after "
                            + Spans.words(when.toRecovery()) + ", run over after "
                            + Spans.words(when.toCompletion()),
                    width));
        }
        return lines;
    }

    List<String> verdict(DrillResult drill) {
        return List.of("", drill.drill() + ": " + paint.of(drill.verdict()));
    }
}
