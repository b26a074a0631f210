package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import java.util.Set;
import java.util.function.BiFunction;

/** Makes a rule from its declaration; looks its column up once. */
@FunctionalInterface
public interface RuleFactory {

    /** @throws IllegalArgumentException with what is wrong with the declaration */
    RowRule create(RuleSpec spec, Schema schema);

    /**
     * The columns whose values decide: all that the rule reads, else lineage lies. By default the one it is declared for.
     *
     * @param spec one that {@link #create} takes
     */
    default Set<String> reads(RuleSpec spec, Schema schema) {
        return Set.of(spec.column());
    }

    /** A factory of rules that read other columns than the one they are declared for. */
    static RuleFactory reading(RuleFactory factory, BiFunction<RuleSpec, Schema, Set<String>> reads) {
        return new RuleFactory() {

            @Override
            public RowRule create(RuleSpec spec, Schema schema) {
                return factory.create(spec, schema);
            }

            @Override
            public Set<String> reads(RuleSpec spec, Schema schema) {
                return reads.apply(spec, schema);
            }
        };
    }
}
