/**
 * What a run costs the climate, estimated from its CPU time; what could be saved; and, where that is switched on, a gate that
 * keeps runs for the hours in which electricity is cleaner. Open {@link dev.etlpipeline.observability.energy.FootprintModel}:
 * the formula.
 */
@NullMarked
package dev.etlpipeline.observability.energy;

import org.jspecify.annotations.NullMarked;
