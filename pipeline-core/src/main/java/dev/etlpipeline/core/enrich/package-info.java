/**
 * Enrichment: a chunk's distinct keys, asked of a chain of look-ups. Open {@link dev.etlpipeline.core.enrich.Lookup}
 * first, the type a module implements to answer from somewhere else.
 */
@NullMarked
package dev.etlpipeline.core.enrich;

import org.jspecify.annotations.NullMarked;
