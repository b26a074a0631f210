/**
 * A row and what may be done with one: its schema, its values, where it came from, and the steps and rules that
 * look at it. Open {@link dev.etlpipeline.core.row.Row} first, then {@link dev.etlpipeline.core.row.RowStep} and
 * {@link dev.etlpipeline.core.row.RowRule}, the two types a participant implements. Chunks of rows live in
 * {@code core.source}.
 */
@NullMarked
package dev.etlpipeline.core.row;

import org.jspecify.annotations.NullMarked;
