package dev.etlpipeline.core.row;

/**
 * A pure function of one row: no I/O, no clock, no shared state. Called by several threads at once. A step that finds a
 * value it cannot work on rejects the row; a null value is passed on unless the step is about nulls.
 */
@FunctionalInterface
public interface RowStep {

    /** @throws RowRejected with every violation found; the row then goes on to the other steps without this one */
    Row apply(Row row) throws RowRejected;
}
