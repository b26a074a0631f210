/**
 * Records that were set aside: kept in a table in the transaction of their chunk, looked at, mended, and loaded again.
 * Open {@link dev.etlpipeline.resilience.quarantine.Quarantine} first; {@link
 * dev.etlpipeline.resilience.quarantine.QuarantineStore} has the table's statements.
 */
@NullMarked
package dev.etlpipeline.resilience.quarantine;

import org.jspecify.annotations.NullMarked;
