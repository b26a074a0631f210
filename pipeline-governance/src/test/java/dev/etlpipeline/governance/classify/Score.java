package dev.etlpipeline.governance.classify;

import dev.etlpipeline.governance.scheme.DataKind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts how often what was found is the truth, kind by kind. */
final class Score {

    private static final double SURE = 0.7;
    private static final double REVIEW = 0.3;

    private final Map<DataKind, int[]> counts = new EnumMap<>(DataKind.class);
    private final Map<String, Integer> mistakes = new TreeMap<>();
    private int harmless;
    private int alarms;
    private int doubts;

    private static final int TRUE_COLUMNS = 0;
    private static final int FOUND = 1;
    private static final int IN_REVIEW = 2;
    private static final int WRONG = 3;

    void add(Optional<DataKind> truth, Optional<Finding> finding) {
        boolean sure = finding.filter(one -> one.confidence() >= SURE).isPresent();
        boolean review =
                !sure && finding.filter(one -> one.confidence() >= REVIEW).isPresent();
        if (truth.isEmpty()) {
            harmless++;
            alarms += sure ? 1 : 0;
            doubts += review ? 1 : 0;
        }
        truth.ifPresent(kind -> of(kind)[TRUE_COLUMNS]++);
        if (finding.isEmpty() || (!sure && !review)) {
            return;
        }
        DataKind found = finding.get().kind();
        boolean right = truth.filter(found::equals).isPresent();
        if (right) {
            of(found)[sure ? FOUND : IN_REVIEW]++;
        } else if (sure) {
            of(found)[WRONG]++;
            mistakes.merge(
                    truth.map(DataKind::word).orElse(finding.get().column().replaceAll("[0-9]", "")) + " taken for "
                            + found.word(),
                    1,
                    Integer::sum);
        }
    }

    /** What was taken for what, for sure and wrongly, and how often. */
    String mistakes() {
        return mistakes.toString();
    }

    private int[] of(DataKind kind) {
        return counts.computeIfAbsent(kind, key -> new int[4]);
    }

    /** Of the columns that were taken for the kind for sure, those that are. */
    double precision(DataKind kind) {
        int[] count = of(kind);
        return share(count[FOUND], count[FOUND] + count[WRONG]);
    }

    /** Of the columns of the kind, those that were taken for it for sure. */
    double recall(DataKind kind) {
        return share(of(kind)[FOUND], of(kind)[TRUE_COLUMNS]);
    }

    double recallWithReview(DataKind kind) {
        return share(of(kind)[FOUND] + of(kind)[IN_REVIEW], of(kind)[TRUE_COLUMNS]);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /** Of the columns about nobody, those that were taken for personal for sure. */
    double falseAlarms() {
        return share(alarms, harmless);
    }

    /** As the documentation has it. */
    String table() {
        StringBuilder table = new StringBuilder(
                "| kind | columns | precision | recall, sure | recall with review |\n| --- | --- | --- | --- | --- |\n");
        counts.forEach((kind, count) -> table.append(String.format(
                Locale.ROOT,
                "| `%s` | %d | %.2f | %.2f | %.2f |%n",
                kind.word(),
                count[TRUE_COLUMNS],
                precision(kind),
                recall(kind),
                recallWithReview(kind))));
        table.append(String.format(
                Locale.ROOT,
                "%nOf %d columns about nobody, %d were taken for personal for sure and %d went to review.%n",
                harmless,
                alarms,
                doubts));
        return table.toString().replace("\r\n", "\n");
    }
}
