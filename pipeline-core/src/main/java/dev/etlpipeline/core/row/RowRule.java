package dev.etlpipeline.core.row;

import java.util.Optional;

/**
 * A pure check of one row: no I/O, no clock, no shared state; called by several threads at once. A rule about a
 * column's form lets null pass, {@code required} is the rule about nulls.
 */
@FunctionalInterface
public interface RowRule {

    /** The violation, or empty where the row is good. Not asked for a column that already has a violation. */
    Optional<Violation> check(Row row);
}
