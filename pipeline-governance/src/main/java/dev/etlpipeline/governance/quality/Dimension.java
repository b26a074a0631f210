package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleSpec;
import java.util.Locale;

/** What a rule says about data: the six dimensions of DAMA UK's "The six primary dimensions for data quality assessment". */
enum Dimension {
    /** Agrees with what is true elsewhere. */
    ACCURACY,
    /** Is there. */
    COMPLETENESS,
    /** Agrees with what stands beside it. */
    CONSISTENCY,
    /** Is recent enough. */
    TIMELINESS,
    /** Has the form and range that it should have. */
    VALIDITY,
    /** Is there once. */
    UNIQUENESS;

    /** As definitions, settings and tables have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Dimension ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The declared one, otherwise that which the rule's name stands for. */
    static Dimension of(RuleSpec spec) {
        String declared = spec.quality().text(RuleSpec.DIMENSION);
        return declared == null ? ofRule(spec.name()) : ofWord(declared);
    }

    /** Of a rule that says nothing of it. */
    static Dimension ofRule(String name) {
        return switch (name) {
            case "required", ShareRule.NAME -> COMPLETENESS;
            case ExpressionRule.NAME -> CONSISTENCY;
            case UniqueRule.NAME -> UNIQUENESS;
            case ReferenceRule.NAME -> ACCURACY;
            case FreshnessRule.NAME -> TIMELINESS;
            default -> VALIDITY;
        };
    }
}
