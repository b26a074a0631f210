package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules that a file's profile speaks for. What fewer than {@link #ENOUGH} rows show is no evidence. */
final class Suggestions {

    /** Rows from which on something is taken for more than chance. */
    static final long ENOUGH = 30;

    /** Share of values of a form from which on the others are taken for mistakes. */
    private static final double NEARLY_ALL = 0.9;

    private final FileProfile profile;
    private final List<Suggestion> found = new ArrayList<>();

    private Suggestions(FileProfile profile) {
        this.profile = profile;
    }

    static List<Suggestion> of(FileProfile profile) {
        Suggestions suggestions = new Suggestions(profile);
        if (profile.rows() >= ENOUGH) {
            profile.columns().forEach(suggestions::column);
            profile.pairs().forEach(suggestions::pair);
        }
        return List.copyOf(suggestions.found);
    }

    private void column(ValueProfile column) {
        filled(column);
        if (column.values() < ENOUGH) {
            return;
        }
        if (column.column().type() == ColumnType.TEXT) {
            text(column);
        } else if (column.least() != null
                && column.most() != null
                && !column.column().key()) {
            range(column, column.least(), column.most());
        }
        if (!column.column().key() && column.sawAll() && column.repeated() == 0 && isIdentifying(column)) {
            add(
                    "rule: unique, column: " + column.column().name() + ", severity: warn",
                    "no value stands there twice in %,d",
                    column.values());
        }
    }

    private static boolean isIdentifying(ValueProfile column) {
        ColumnType type = column.column().type();
        return type == ColumnType.TEXT || type == ColumnType.INTEGER;
    }

    private void filled(ValueProfile column) {
        String name = column.column().name();
        if (column.column().key()) {
            return;
        }
        double share = (double) column.values() / profile.rows();
        if (column.values() == profile.rows()) {
            add("rule: required, column: " + name, "all %,d rows have a value", profile.rows());
        } else if (share >= 0.5) {
            int percent = (int) Math.floor(share * 100);
            add(
                    "rule: share, column: " + name + ", at-least: " + percent + ", severity: warn",
                    "%,d of %,d rows have a value (%s %%)",
                    column.values(),
                    profile.rows(),
                    ScoreWords.figure(100 * share));
        }
    }

    private void text(ValueProfile column) {
        if (form(column, "email", column.emails())
                || form(column, "postcode", column.postcodes())
                || form(column, "phone", column.phones())) {
            return;
        }
        String name = column.column().name();
        boolean repeated =
                !column.few().isEmpty() && column.few().values().stream().allMatch(times -> times >= 3);
        if (repeated) {
            String values =
                    column.few().keySet().stream().map(Suggestions::quoted).collect(Collectors.joining(", "));
            add(
                    "rule: allowed-values, column: " + name + ", values: [" + values + "], severity: warn",
                    "%,d values are one of these %,d",
                    column.values(),
                    (long) column.few().size());
            return;
        }
        String pattern = column.pattern();
        if (pattern != null) {
            add(
                    "rule: pattern, column: " + name + ", matches: " + quoted(pattern) + ", severity: warn",
                    "all %,d values have this form",
                    column.values());
        }
    }

    private boolean form(ValueProfile column, String rule, long good) {
        if (good < NEARLY_ALL * column.values()) {
            return false;
        }
        boolean all = good == column.values();
        add(
                "rule: " + rule + ", column: " + column.column().name() + (all ? "" : ", severity: warn"),
                "%,d of %,d values are one",
                good,
                column.values());
        return true;
    }

    /** Bounds are rounded outwards, so that they are nobody's value. */
    private void range(ValueProfile column, Object least, Object most) {
        Column named = column.column();
        String min = least instanceof LocalDate date ? date.getYear() + "-01-01" : rounded(least, RoundingMode.FLOOR);
        String max = most instanceof LocalDate date ? date.getYear() + "-12-31" : rounded(most, RoundingMode.CEILING);
        if (min != null && max != null) {
            add(
                    "rule: range, column: " + named.name() + ", min: " + min + ", max: " + max + ", severity: warn",
                    "all %,d values lie between them",
                    column.values());
        }
    }

    private static @Nullable String rounded(Object value, RoundingMode away) {
        if (!(value instanceof Long) && !(value instanceof BigDecimal)) {
            return null;
        }
        BigDecimal exact = new BigDecimal(value.toString());
        int digits = exact.precision() - exact.scale();
        return exact.setScale(-Math.max(0, digits - 1), away).setScale(0, away).toPlainString();
    }

    private void pair(FileProfile.DatePair pair) {
        if (pair.alwaysInOrder() >= ENOUGH) {
            String first = profile.columns().get(pair.first()).column().name();
            String second = profile.columns().get(pair.second()).column().name();
            add(
                    "rule: expression, column: " + second + ", holds: " + first + " <= " + second + ", severity: warn",
                    "so in all %,d rows that have both",
                    pair.alwaysInOrder());
        }
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z_-]*") && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }

    private void add(String rule, String evidence, Object... figures) {
        found.add(new Suggestion("{" + rule + "}", String.format(Locale.ROOT, evidence, figures)));
    }
}
