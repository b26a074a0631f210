package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;

/** Makes a rule from its declaration; looks its column up once. */
@FunctionalInterface
public interface RuleFactory {

    /** @throws IllegalArgumentException with what is wrong with the declaration */
    RowRule create(RuleSpec spec, Schema schema);
}
