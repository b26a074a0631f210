/**
 * What answers in an API's place, and what is done about it afterwards. Open
 * {@link dev.etlpipeline.resilience.fallback.Fallbacks}: it names the chain, from remembered answers to rows that are
 * marked and left; then {@link dev.etlpipeline.resilience.fallback.BackfillCommand}, which fills them in later.
 */
@NullMarked
package dev.etlpipeline.resilience.fallback;

import org.jspecify.annotations.NullMarked;
