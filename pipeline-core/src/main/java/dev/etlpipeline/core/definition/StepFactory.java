package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import java.util.List;
import java.util.function.BiFunction;

/** Makes a step from its declaration; looks its columns up once. */
@FunctionalInterface
public interface StepFactory {

    /** @throws IllegalArgumentException with what is wrong with the declaration */
    RowStep create(StepSpec spec, Schema schema);

    /**
     * What the step writes, and from which columns: all that it reads, else lineage lies. By default each column that it fills
     * may come from all columns that are declared for it.
     *
     * @param spec one that {@link #create} takes
     */
    default List<Derivation> derivations(StepSpec spec, Schema schema) {
        return spec.fills().stream()
                .map(column -> Derivation.fromValues(column, spec.columns()))
                .toList();
    }

    /** A factory of steps that read or write otherwise than {@link #derivations} supposes. */
    static StepFactory deriving(StepFactory factory, BiFunction<StepSpec, Schema, List<Derivation>> derivations) {
        return new StepFactory() {

            @Override
            public RowStep create(StepSpec spec, Schema schema) {
                return factory.create(spec, schema);
            }

            @Override
            public List<Derivation> derivations(StepSpec spec, Schema schema) {
                return derivations.apply(spec, schema);
            }
        };
    }

    /** A factory of steps that change each of their columns in place, looking at none of the others. */
    static StepFactory columnwise(StepFactory factory) {
        return deriving(
                factory,
                (spec, schema) -> spec.columns().stream()
                        .map(column -> Derivation.fromValues(column, List.of(column)))
                        .toList());
    }
}
