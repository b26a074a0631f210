package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;

/** Makes a step from its declaration; looks its columns up once. */
@FunctionalInterface
public interface StepFactory {

    /** @throws IllegalArgumentException with what is wrong with the declaration */
    RowStep create(StepSpec spec, Schema schema);
}
