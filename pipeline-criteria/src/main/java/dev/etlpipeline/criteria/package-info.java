/**
 * How tests speak of the backlog. {@link dev.etlpipeline.criteria.Criterion} says which criterion a test proves; the listener
 * beside it writes down how every test ended, for {@code pipeline backlog} to show.
 */
@NullMarked
package dev.etlpipeline.criteria;

import org.jspecify.annotations.NullMarked;
