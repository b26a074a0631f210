package dev.etlpipeline.core.definition;

import java.util.List;
import java.util.Locale;

/**
 * A rule as declared, for one column.
 *
 * @param name     under which its factory is registered; the name rejects are counted by
 * @param severity what becomes of a row that breaks it
 * @param quality  what the declaration says for whoever scores rows: {@link #DIMENSION}, {@link #WEIGHT}; core makes nothing of it
 */
public record RuleSpec(String name, String column, Options options, Severity severity, Options quality) {

    /** Of {@link #quality}: the dimension of data quality that the rule is about, such as {@code validity}. */
    public static final String DIMENSION = "dimension";

    /** The dimensions that there are: those of DAMA UK. */
    public static final List<String> DIMENSIONS =
            List.of("accuracy", "completeness", "consistency", "timeliness", "uniqueness", "validity");

    /** Of {@link #quality}: how much the rule counts in a score, a number from 0 to 1000. */
    public static final String WEIGHT = "weight";

    /** The key of a declaration that names the {@link Severity}. */
    public static final String SEVERITY = "severity";

    /** A rule that rejects rows, and says nothing of scores. */
    public RuleSpec(String name, String column, Options options) {
        this(name, column, options, Severity.REJECT, Options.none());
    }

    /** What becomes of a row that breaks a rule. */
    public enum Severity {
        /** It is set aside. */
        REJECT,
        /** It is loaded; whoever scores rows counts it, and says so. */
        WARN,
        /** It is loaded, and only its score shows it. */
        SCORE;

        /** As declarations have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
