package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.etlpipeline.core.definition.RuleSpec.Severity;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.quality.JudgedRule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What records that are set aside, and rows that are loaded with faults, take from a score. */
class ScoresTest {

    private static RuleResult rule(int no, Dimension dimension, Severity severity, long failed, long aside) {
        Kind kind = severity == Severity.REJECT ? Kind.REJECTING : Kind.ROW;
        return new RuleResult(
                no, "rule", "c" + no, dimension, severity, 1, "", kind, no, 0, failed, aside, List.of(), 0);
    }

    /** Forty columns with a check of validity each, and one of completeness. */
    private static List<RuleResult> wide(long failed) {
        List<RuleResult> rules = new ArrayList<>();
        rules.add(rule(0, Dimension.VALIDITY, Severity.REJECT, failed, failed));
        for (int no = 1; no < 40; no++) {
            rules.add(rule(no, Dimension.VALIDITY, Severity.REJECT, 0, 0));
        }
        rules.add(rule(40, Dimension.COMPLETENESS, Severity.WARN, 0, 0));
        return rules;
    }

    @Test
    @Criterion("quality-rules.2")
    void countARecordThatIsSetAsideAsFailedHoweverManyColumnsThereAre() {
        Scores scores = Scores.of(wide(27), 100, 73);

        assertThat(scores.byDimension()).containsEntry(Dimension.VALIDITY, 73.0);
        assertThat(scores.byDimension()).containsEntry(Dimension.COMPLETENESS, 100.0);
        assertThat(scores.overall()).isCloseTo(73, offset(1e-9));
    }

    @Test
    void countARecordOnceThatBreaksManyRulesOfADimension() {
        List<RuleResult> rules = List.of(
                rule(0, Dimension.VALIDITY, Severity.REJECT, 10, 10),
                rule(1, Dimension.VALIDITY, Severity.REJECT, 10, 0),
                rule(2, Dimension.COMPLETENESS, Severity.REJECT, 10, 10));

        Scores scores = Scores.of(rules, 100, 90);

        assertThat(scores.byDimension())
                .containsEntry(Dimension.VALIDITY, 90.0)
                .containsEntry(Dimension.COMPLETENESS, 90.0);
        assertThat(scores.overall()).isCloseTo(90, offset(1e-9));
    }

    @Test
    void askRulesThatWarnOfLoadedRowsAlone() {
        List<RuleResult> rules = List.of(
                rule(0, Dimension.VALIDITY, Severity.REJECT, 50, 50),
                rule(1, Dimension.CONSISTENCY, Severity.WARN, 10, 0));

        Scores scores = Scores.of(rules, 100, 50);

        assertThat(scores.byDimension())
                .containsEntry(Dimension.VALIDITY, 50.0)
                .containsEntry(Dimension.CONSISTENCY, 80.0);
        assertThat(scores.overall()).isCloseTo(45, offset(1e-9));
    }

    @Test
    void giveARecordThatWasSetAsideNothingOverall() {
        Scores scores = Scores.of(wide(1), Set.of(0));

        assertThat(scores.overall()).isZero();
        assertThat(scores.byDimension())
                .containsEntry(Dimension.VALIDITY, 0.0)
                .containsEntry(Dimension.COMPLETENESS, 100.0);
    }

    @Test
    void areFullWhereNothingWasRead() {
        assertThat(Scores.of(wide(0), 0, 0).overall()).isEqualTo(100);
    }
}
