/**
 * What becomes of rows that the database refuses. Open {@link dev.etlpipeline.resilience.isolation.RefusedRows}; how such
 * rows are found is the core's ({@code load.Isolation}, and {@code warehouse.Bisection} on SQL Server).
 */
@NullMarked
package dev.etlpipeline.resilience.isolation;

import org.jspecify.annotations.NullMarked;
