package dev.etlpipeline.core.definition;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a step writes into one column, and from which columns. Lineage is derived from these.
 *
 * @param column     that is written
 * @param values     columns whose values go into it, changed or not
 * @param conditions columns that only decide what is written, as by having a value or none
 */
public record Derivation(String column, Set<String> values, Set<String> conditions) {

    public Derivation {
        values = inOrder(values);
        conditions = inOrder(conditions);
    }

    /** The column gets what is made of these values. */
    public static Derivation fromValues(String column, Collection<String> values) {
        return new Derivation(column, inOrder(values), Set.of());
    }

    /** What the column gets is only decided by these. */
    public static Derivation fromConditions(String column, Collection<String> conditions) {
        return new Derivation(column, Set.of(), inOrder(conditions));
    }

    private static Set<String> inOrder(Collection<String> columns) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(columns));
    }
}
