package dev.etlpipeline.resilience.drift;

import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.guess.DateCounts;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.step.TextForms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks for columns of dates of which many are written in a way that is not declared, but well known. */
final class ChangedDates {

    private static final String ISO = "uuuu-MM-dd";

    /** At least one date in so many must be one that is not read. */
    private static final int ONE_IN = 5;

    /** Of a hundred such dates so many have to be written in one way. */
    private static final int MOST = 95;

    private ChangedDates() {}

    /** A sentence for each column, with what to write into the definition. */
    static List<String> find(SourceSpec source, FirstRecords sample) {
        List<String> found = new ArrayList<>();
        for (Column column : source.columns()) {
            if (column.type() == ColumnType.DATE) {
                List<String> declared = source.formats().getOrDefault(column.name(), List.of(ISO));
                look(column, declared, sample.of(source.header(column)), found);
            }
        }
        return found;
    }

    private static void look(Column column, List<String> declared, List<String> values, List<String> found) {
        List<Predicate<String>> reads = declared.stream().map(TextForms::date).toList();
        List<String> unread = values.stream()
                .map(TextForms::strip)
                .filter(value -> reads.stream().noneMatch(read -> read.test(value)))
                .toList();
        if (unread.size() < RenamedColumns.FEWEST || unread.size() * ONE_IN < values.size()) {
            return;
        }
        for (String pattern : DateCounts.DATES) {
            Predicate<String> read = TextForms.date(pattern);
            if (100L * unread.stream().filter(read).count() >= (long) MOST * unread.size()) {
                found.add(sentence(column, declared, pattern, unread.size(), values.size()));
                return;
            }
        }
    }

    private static String sentence(Column column, List<String> declared, String pattern, int unread, int all) {
        String what = column.name() + ": " + unread + " of " + all + " dates of the first records are written "
                + pattern + ", which its formats do not read; ";
        String twin = DateCounts.twin(pattern);
        return declared.contains(twin)
                ? what + "write " + pattern + " in place of " + twin
                        + ": some dates are read by both, with day and month changed"
                : what + "add " + pattern + " to its formats";
    }
}
