/**
 * The way of a row as a drawing, with the places where rows queue, slow down or get lost. Open
 * {@link dev.etlpipeline.observability.flow.FlowCommand}: it draws a {@code Flow}, which {@code FlowOf} makes of the definition,
 * the settings and what was measured of a run.
 */
@NullMarked
package dev.etlpipeline.observability.flow;

import org.jspecify.annotations.NullMarked;
