package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleSpec.Severity;
import dev.etlpipeline.governance.quality.JudgedRule.Kind;
import java.util.List;

/**
 * A rule, and how often it was broken.
 *
 * @param aside     records that were set aside and broke it first of the rules of its dimension: over a dimension's rules they add up
 *                  to the records that were set aside for it
 * @param shapes    of broken values, at most as many as settings say
 * @param forgotten values that a rule {@code unique} could not remember: where there are any, more may have broken it
 */
record RuleResult(
        int no,
        String name,
        String column,
        Dimension dimension,
        Severity severity,
        double weight,
        String about,
        Kind kind,
        int check,
        double atLeast,
        long failed,
        long aside,
        List<String> shapes,
        long forgotten) {

    RuleResult {
        shapes = List.copyOf(shapes);
    }

    /** One that nothing has broken yet. */
    static RuleResult of(JudgedRule rule) {
        return of(rule, 0);
    }

    static RuleResult of(JudgedRule rule, long failed) {
        return new RuleResult(
                rule.no(),
                rule.name(),
                rule.column(),
                rule.dimension(),
                rule.severity(),
                rule.weight(),
                rule.about(),
                rule.kind(),
                rule.check(),
                rule.atLeast(),
                failed,
                0,
                List.of(),
                0);
    }

    RuleResult withFailed(long times, long setAside) {
        return with(times, setAside, shapes, forgotten);
    }

    RuleResult with(long times, long setAside, List<String> found, long notRemembered) {
        return new RuleResult(
                no,
                name,
                column,
                dimension,
                severity,
                weight,
                about,
                kind,
                check,
                atLeast,
                times,
                setAside,
                found,
                notRemembered);
    }

    /** Whether core asks it, of all records; the others are asked of rows that are loaded. */
    boolean rejects() {
        return severity == Severity.REJECT;
    }

    /** Its name and column, for people. */
    String title() {
        return column.isEmpty() ? name : name + " of " + column;
    }

    /** Of a share: whether enough rows keep it. Of others: whether no row breaks it. */
    boolean kept(long asked) {
        return kind == Kind.SHARE ? asked == 0 || asked - failed >= atLeast * asked - 1e-9 : failed == 0;
    }
}
