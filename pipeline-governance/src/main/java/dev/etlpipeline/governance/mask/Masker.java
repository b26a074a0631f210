package dev.etlpipeline.governance.mask;

import org.jspecify.annotations.Nullable;

/** Masks one column's values. Pure and thread-safe. */
@FunctionalInterface
interface Masker {

    /** @return of the column's type, and no longer than it allows */
    @Nullable
    Object mask(Object value);
}
