/** The simulated APIs, and what their own logs say of how they were called. Open {@link dev.etlpipeline.chaos.api.CallLog} first. */
@NullMarked
package dev.etlpipeline.chaos.api;

import org.jspecify.annotations.NullMarked;
