/**
 * Enrichment: a chunk's distinct keys, asked of a chain of look-ups. Open {@link dev.etlpipeline.core.enrich.Lookup}
 * first, the type a module implements to answer from somewhere else; then
 * {@link dev.etlpipeline.core.enrich.EnrichStage}, which does the distinct, the bulk and the cache. The two APIs core
 * speaks are in {@code PostcodeApiLookup} and {@code CompanyApiLookup}.
 */
@NullMarked
package dev.etlpipeline.core.enrich;

import org.jspecify.annotations.NullMarked;
