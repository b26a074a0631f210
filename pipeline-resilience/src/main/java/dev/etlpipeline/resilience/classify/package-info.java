/**
 * What kind of failure something is, and who has to do what about it. Open
 * {@link dev.etlpipeline.resilience.classify.ErrorClassifier} first: it goes from an exception to a
 * {@link dev.etlpipeline.resilience.classify.Classified}. The numbers stand in one table for each database; the matrix
 * in {@code docs/resilience/error-classes.md} is made from the same tables.
 */
@NullMarked
package dev.etlpipeline.resilience.classify;

import org.jspecify.annotations.NullMarked;
