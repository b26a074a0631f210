/**
 * Where rows come from: chunks, the cursor that lets a reader start anywhere it was, rejects. Open
 * {@link dev.etlpipeline.core.source.RecordSource} first; the CSV one lives in {@code core.csv}.
 */
@NullMarked
package dev.etlpipeline.core.source;

import org.jspecify.annotations.NullMarked;
