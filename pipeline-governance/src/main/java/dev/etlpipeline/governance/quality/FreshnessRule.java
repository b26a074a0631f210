package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * {@code freshness}: a date is at most so many days older than the day {@code as-of}: that of the run, of the file, or one that
 * is declared. Only with a declared day can it reject: the same row would otherwise be good today and bad tomorrow.
 */
final class FreshnessRule {

    static final String NAME = "freshness";

    private static final RowRule ASKED_LATER = row -> Optional.empty();

    private FreshnessRule() {}

    /** A rule with a day of its own; one that never finds anything where the day is the run's or the file's. */
    static RowRule create(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("within", "as-of");
        days(spec);
        ColumnType type = schema.column(schema.indexOf(spec.column())).type();
        if (type != ColumnType.DATE && type != ColumnType.TIMESTAMP) {
            throw new IllegalArgumentException(
                    "is not for columns of type " + type.word() + "; it is for date, timestamp");
        }
        String asOf = spec.options().text("as-of", "run");
        if (!asOf.equals("run") && !asOf.equals("file")) {
            return at(spec, schema, declared(asOf));
        }
        if (spec.severity() == RuleSpec.Severity.REJECT) {
            throw new IllegalArgumentException("cannot reject rows by the day of the " + asOf
                    + ", or the same row would be bad tomorrow: add severity: warn (or score), or as-of: 2026-12-31");
        }
        return ASKED_LATER;
    }

    /** The rule as it is asked in a run. */
    static RowRule on(RuleSpec spec, Schema schema, AsOf days) {
        String asOf = spec.options().text("as-of", "run");
        return at(spec, schema, asOf.equals("run") ? days.run() : asOf.equals("file") ? days.file() : declared(asOf));
    }

    private static RowRule at(RuleSpec spec, Schema schema, LocalDate asOf) {
        int position = schema.indexOf(spec.column());
        LocalDate oldest = asOf.minusDays(days(spec));
        Optional<Violation> violation = Optional.of(new Violation(NAME, spec.column(), "must be at least " + oldest));
        return row -> {
            Object value = row.get(position);
            LocalDate date = value instanceof LocalDateTime time ? time.toLocalDate() : (LocalDate) value;
            return date != null && date.isBefore(oldest) ? violation : Optional.empty();
        };
    }

    private static LocalDate declared(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "option as-of must be run, file or a date such as 2026-12-31, but is '" + text + "'", e);
        }
    }

    private static int days(RuleSpec spec) {
        BigDecimal days = spec.options().number("within");
        if (days == null) {
            throw new IllegalArgumentException("needs within: DAYS, how old the date may be");
        }
        if (days.signum() < 0
                || days.stripTrailingZeros().scale() > 0
                || days.compareTo(BigDecimal.valueOf(100_000)) > 0) {
            throw new IllegalArgumentException(
                    "option within must be whole days from 0 to 100000, but is '" + days + "'");
        }
        return days.intValueExact();
    }

    /** The days that rules are asked by. */
    record AsOf(LocalDate run, LocalDate file) {}
}
