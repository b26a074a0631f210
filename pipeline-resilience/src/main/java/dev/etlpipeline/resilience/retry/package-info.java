/**
 * Another attempt where it may help. Open {@link dev.etlpipeline.resilience.retry.RetryInterceptor} first: it decides by
 * what {@code classify} says of a failure, waits as {@link dev.etlpipeline.resilience.retry.RetrySettings} allow, and
 * ends a run SUSPENDED whose warehouse stays away. Resilience4j counts the attempts; waiting is ours, because it has to
 * end when the run does.
 */
@NullMarked
package dev.etlpipeline.resilience.retry;

import org.jspecify.annotations.NullMarked;
