package dev.etlpipeline.governance.classify;

import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Weighs what a column's name and its values say. Content and name are taken for two witnesses of which one is enough:
 * {@code confidence = 1 - (1 - content) * (1 - name)}, where
 *
 * <ul>
 *   <li>{@code content = reliability * (share - chance) / (expected - chance) * values / (values + 2)}, within 0 and
 *       reliability;
 *   <li>{@code name = evidence * (0.25 + 0.5 * plausible)}, or {@code evidence * 0.6} where there is no value; evidence is 1
 *       or 0.5, plausible the share of values that could be of the kind.
 * </ul>
 *
 * Thread-safe.
 */
final class Classifier {

    /** Kinds that make a file one about people; others may as well be of companies. */
    private static final Set<DataKind> PEOPLE = EnumSet.of(
            DataKind.FIRST_NAME,
            DataKind.LAST_NAME,
            DataKind.FULL_NAME,
            DataKind.EMAIL,
            DataKind.DATE_OF_BIRTH,
            DataKind.NI_NUMBER,
            DataKind.NHS_NUMBER);

    private static final Set<DataKind> OF_ANYBODY = EnumSet.of(DataKind.POSTCODE, DataKind.ADDRESS, DataKind.PHONE);

    private static final Set<DataKind> NAMES = EnumSet.of(DataKind.FIRST_NAME, DataKind.LAST_NAME, DataKind.FULL_NAME);

    private static final double CONTRADICTED = 0.25;
    private static final double PLAUSIBLE = 0.5;
    private static final double UNSEEN = 0.6;

    /** Values at which they count two thirds of what many do. */
    private static final double FEW = 2;

    /** Of a column without people beside it. */
    private static final double NOBODY = 0.7;

    /** Words that so few repeat are categories, whatever they are named after. */
    private static final int CATEGORIES = 20;

    private static final double MOSTLY = 0.8;

    private static final int MANY = 50;

    /** Values of which one has to be of a kind, unless the column is named so. */
    private static final int FIRST = 100;

    private static final double UNLIKE_BIRTHS = 0.3;

    /** Texts with somebody in them by which it is certain that the column holds such. */
    private static final int ENOUGH_TEXTS = 5;

    private static final double TEXT_RELIABILITY = 0.9;
    private static final double VALUES_THAT_HOLD = 0.5;

    private final NameLists names = new NameLists();
    private final BirthDates births;
    private final Detectors detectors;
    private final Prose prose;
    private final double sure;

    /**
     * @param sure  confidence from which a column of people makes its file one about people
     * @param today that dates of birth are not behind
     */
    Classifier(double sure, LocalDate today) {
        this.sure = sure;
        births = new BirthDates(today);
        detectors = new Detectors(names, births);
        prose = new Prose(detectors, names);
    }

    /**
     * The likeliest kind of each column, in the order of the file; columns of which nothing speaks for any are left out.
     *
     * @param aboutPeople whether it is known that the file is about people, whatever is found in it
     */
    List<Finding> classify(List<ColumnValues> columns, boolean aboutPeople) {
        List<Finding> found = new ArrayList<>();
        columns.forEach(column -> best(column).ifPresent(found::add));
        boolean people = aboutPeople
                || found.stream().anyMatch(finding -> PEOPLE.contains(finding.kind()) && finding.confidence() >= sure);
        return people ? found : found.stream().map(Classifier::ofNobody).toList();
    }

    private static Finding ofNobody(Finding finding) {
        return OF_ANYBODY.contains(finding.kind()) ? finding.times(NOBODY, "no other column is about people") : finding;
    }

    private Optional<Finding> best(ColumnValues column) {
        Optional<Finding> formed = detectors.all().stream()
                .map(detector -> weigh(detector, column))
                .max(Comparator.comparingDouble(Finding::confidence));
        if (formed.filter(finding -> finding.confidence() >= sure).isPresent()) {
            return formed;
        }
        return List.of(formed, Optional.of(text(column)), Optional.of(other(column))).stream()
                .flatMap(Optional::stream)
                .filter(finding -> finding.confidence() > 0)
                .max(Comparator.comparingDouble(Finding::confidence));
    }

    private Finding weigh(Detector detector, ColumnValues column) {
        List<String> values = column.values();
        double evidence = HeaderWords.evidence(column.name(), detector.kind());
        long matching = isHopeless(detector, values, evidence) ? 0 : count(values, detector.matches());
        double content = values.isEmpty() ? 0 : content(detector, column, (double) matching / values.size());
        return finding(
                column,
                detector.kind(),
                detector.kind().usualClass(),
                either(content, name(evidence, values, detector.plausible())),
                counted(matching, values.size(), detector.what())
                        + named(evidence)
                        + (matching > 0 ? "; most are shaped " + Shapes.usual(values, detector.matches()) : ""));
    }

    /** Whether neither the name nor the first values speak for the kind: to look at all takes long. */
    private static boolean isHopeless(Detector detector, List<String> values, double evidence) {
        return evidence == 0 && values.stream().limit(FIRST).noneMatch(detector.matches());
    }

    private static long count(List<String> values, Predicate<String> which) {
        return values.stream().filter(which).count();
    }

    private double content(Detector detector, ColumnValues column, double share) {
        int seen = column.values().size();
        double beyond = (share - detector.chance()) / (detector.expected() - detector.chance());
        return beyond <= 0
                ? 0
                : detector.reliability() * Math.min(1, beyond) * seen / (seen + FEW) * doubt(detector.kind(), column);
    }

    private static double name(double evidence, List<String> values, Predicate<String> plausible) {
        if (evidence == 0 || values.isEmpty()) {
            return evidence * UNSEEN;
        }
        return evidence * (CONTRADICTED + PLAUSIBLE * count(values, plausible) / values.size());
    }

    /** What content is worth where the column as a whole is unlike one of the kind. */
    private double doubt(DataKind kind, ColumnValues column) {
        if (kind == DataKind.DATE_OF_BIRTH) {
            return births.lieLikeBirths(column.values()) ? 1 : UNLIKE_BIRTHS;
        }
        boolean categories = NAMES.contains(kind)
                && column.values().size() >= MANY
                && column.shareOfMostFrequent(CATEGORIES) >= MOSTLY;
        return categories ? UNLIKE_BIRTHS : 1;
    }

    private Finding text(ColumnValues column) {
        List<String> values = column.values();
        long holding = count(values, prose::holdsPersonal);
        double evidence = HeaderWords.evidence(column.name(), DataKind.FREE_TEXT);
        double worth = count(values, Prose::isProse) * 2 >= values.size() ? TEXT_RELIABILITY : VALUES_THAT_HOLD;
        double content = worth * Math.min(1, (double) holding / ENOUGH_TEXTS);
        return finding(
                column,
                DataKind.FREE_TEXT,
                DataClass.PERSONAL,
                either(content, name(evidence, values, Prose::isProse)),
                counted(holding, values.size(), "texts with personal values in them") + named(evidence));
    }

    private static Finding other(ColumnValues column) {
        double evidence = HeaderWords.evidence(column.name(), DataKind.OTHER);
        return finding(
                column,
                DataKind.OTHER,
                HeaderWords.classOf(column.name()),
                evidence * (CONTRADICTED + PLAUSIBLE),
                "known by its name alone");
    }

    private static double either(double content, double name) {
        return 1 - (1 - content) * (1 - name);
    }

    private static Finding finding(
            ColumnValues column, DataKind kind, DataClass dataClass, double confidence, String evidence) {
        return new Finding(column.name(), kind, dataClass, confidence, evidence);
    }

    private static String counted(long matching, int seen, String what) {
        return seen == 0
                ? "no value was seen"
                : String.format(Locale.ROOT, "%,d of %,d values are %s", matching, seen, what);
    }

    private static String named(double evidence) {
        return evidence == 0 ? "" : evidence == HeaderWords.STRONG ? "; named so" : "; perhaps named so";
    }
}
