/**
 * How far a run came, and how it is gone on with: a row for each chunk in the chunk's own transaction, a start point that
 * reads them, and the commands {@code resume} and {@code status}. Open {@link dev.etlpipeline.resilience.ledger.ChunkLedger}
 * first.
 */
@NullMarked
package dev.etlpipeline.resilience.ledger;

import org.jspecify.annotations.NullMarked;
