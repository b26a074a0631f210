/**
 * What stands before each API: a circuit breaker, a rate limiter and a bulkhead, by resilience4j. Open
 * {@link dev.etlpipeline.resilience.breaker.ApiGuard}, which asks the three in that order;
 * {@link dev.etlpipeline.resilience.breaker.ApiLimits} has their settings.
 */
@NullMarked
package dev.etlpipeline.resilience.breaker;

import org.jspecify.annotations.NullMarked;
