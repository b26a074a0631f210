/** An API takes no more calls. Open {@link dev.etlpipeline.chaos.apiratelimit.ApiRateLimitDrill} first. */
@NullMarked
package dev.etlpipeline.chaos.apiratelimit;

import org.jspecify.annotations.NullMarked;
