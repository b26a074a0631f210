/**
 * What breaks things from outside, with the real thing behind it. Open {@link dev.etlpipeline.chaos.fault.TcpProxy} for
 * lines, {@link dev.etlpipeline.chaos.fault.H2ServerProcess} for a server that can be killed; {@link
 * dev.etlpipeline.chaos.fault.DrillDatabase} has both, or a server that is named.
 */
@NullMarked
package dev.etlpipeline.chaos.fault;

import org.jspecify.annotations.NullMarked;
