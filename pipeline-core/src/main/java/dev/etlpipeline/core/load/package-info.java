/**
 * One transaction a chunk. Open {@link dev.etlpipeline.core.load.LoadParticipant} to write beside it,
 * {@link dev.etlpipeline.core.load.Loader} for the algorithm; the SQL of each database is a
 * {@link dev.etlpipeline.core.load.Dialect}.
 */
@NullMarked
package dev.etlpipeline.core.load;

import org.jspecify.annotations.NullMarked;
