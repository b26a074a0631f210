package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.Options;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.RuleSpec.Severity;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.governance.quality.FreshnessRule.AsOf;
import dev.etlpipeline.governance.quality.JudgedRule.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that a pipeline's data is judged by, in a fixed order. Immutable. */
final class QualityPlan {

    private static final RowRule NEVER_ASKED = row -> Optional.empty();

    private final List<JudgedRule> rules;

    private QualityPlan(List<JudgedRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * @param factories of all rules that the definition may name
     * @param days      that rules about freshness go by
     */
    static QualityPlan of(PipelineDefinition definition, Map<String, RuleFactory> factories, AsOf days) {
        return new Planning(definition, factories, days).plan();
    }

    List<JudgedRule> rules() {
        return rules;
    }

    /** What is asked of rows that are loaded; empty where no rule warns or scores. */
    List<JudgedRule> ofRows() {
        return rules.stream().filter(rule -> rule.kind() != Kind.REJECTING).toList();
    }

    /** What can be asked before the enrichment. */
    QualityPlan beforeEnrichment() {
        return new QualityPlan(rules.stream().filter(rule -> !rule.enriched()).toList());
    }

    /** Makes one plan. */
    private static final class Planning {

        private final PipelineDefinition definition;
        private final Schema schema;
        private final Map<String, RuleFactory> factories;
        private final AsOf days;
        private final List<JudgedRule> rules = new ArrayList<>();
        private final Map<String, Integer> checks = new HashMap<>();

        Planning(PipelineDefinition definition, Map<String, RuleFactory> factories, AsOf days) {
            this.definition = definition;
            this.schema = definition.schema();
            this.factories = factories;
            this.days = days;
        }

        QualityPlan plan() {
            add(new RuleSpec(JudgedRule.RECORD, "", Options.none()), Kind.REJECTING, NEVER_ASKED, 0);
            definition.rules().forEach(this::declared);
            Set<String> stepped = new HashSet<>();
            for (StepSpec step : definition.steps()) {
                step.columns().stream().filter(stepped::add).forEach(this::step);
            }
            return new QualityPlan(rules);
        }

        private void step(String column) {
            add(new RuleSpec(JudgedRule.STEP, column, Options.none()), Kind.REJECTING, NEVER_ASKED, 0);
        }

        private void declared(RuleSpec spec) {
            RuleFactory factory = factories.get(spec.name());
            if (factory == null) {
                throw new IllegalArgumentException("rule " + spec.name() + " is not registered");
            }
            switch (spec.name()) {
                case UniqueRule.NAME -> add(spec, Kind.UNIQUE, NEVER_ASKED, 0);
                case ShareRule.NAME -> add(spec, Kind.SHARE, factory.create(spec, schema), ShareRule.atLeast(spec));
                case FreshnessRule.NAME -> add(spec, kind(spec), FreshnessRule.on(spec, schema, days), 0);
                default -> add(spec, kind(spec), factory.create(spec, schema), 0);
            }
        }

        private static Kind kind(RuleSpec spec) {
            return spec.severity() == Severity.REJECT ? Kind.REJECTING : Kind.ROW;
        }

        private void add(RuleSpec spec, Kind kind, RowRule rule, double atLeast) {
            Dimension dimension = Dimension.of(spec);
            BigDecimal weight = spec.quality().number(RuleSpec.WEIGHT);
            String check = kind == Kind.REJECTING || kind == Kind.ROW
                    ? spec.column() + " " + dimension
                    : "rule " + rules.size();
            rules.add(new JudgedRule(
                    rules.size(),
                    spec.name(),
                    spec.column(),
                    dimension,
                    spec.severity(),
                    weight == null ? 1 : weight.doubleValue(),
                    RuleWords.about(spec),
                    kind,
                    checks.computeIfAbsent(check, key -> checks.size()),
                    positions(spec),
                    rule,
                    atLeast,
                    isEnriched(spec, rule)));
        }

        private List<Integer> positions(RuleSpec spec) {
            if (spec.column().isEmpty()) {
                return List.of();
            }
            return spec.name().equals(UniqueRule.NAME)
                    ? Arrays.stream(UniqueRule.positions(spec, schema)).boxed().toList()
                    : List.of(schema.indexOf(spec.column()));
        }

        private boolean isEnriched(RuleSpec spec, RowRule rule) {
            Set<String> reads = new HashSet<>(spec.options().texts("with"));
            if (rule instanceof ExpressionRule expression) {
                reads.addAll(expression.columns());
            } else if (rule instanceof ShareRule share) {
                reads.addAll(share.columns());
            }
            if (!spec.column().isEmpty()) {
                reads.add(spec.column());
            }
            return reads.stream().filter(schema::has).anyMatch(column -> ExpressionRule.isEnriched(schema, column));
        }
    }
}
