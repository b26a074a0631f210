/**
 * Whether what a run needs is there: checks side by side, each within a time of its own, by command, over HTTP, and by themselves
 * before each run. Open {@link dev.etlpipeline.observability.health.HealthMonitor};
 * {@link dev.etlpipeline.observability.health.HealthGate} is what a run asks.
 */
@NullMarked
package dev.etlpipeline.observability.health;

import org.jspecify.annotations.NullMarked;
